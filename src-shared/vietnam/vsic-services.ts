/** Sections G to V of VSIC 2025, written like `vsic-goods.ts`. */
export const vsicServices = `
G Bán buôn và bán lẻ
46 Bán buôn
461 Đại lý, môi giới, đấu giá hàng hóa|46101 Đại lý bán hàng hóa|46102 Môi giới mua bán hàng hóa|46103 Đấu giá hàng hóa
462 Bán buôn nông, lâm sản nguyên liệu (trừ gỗ, tre, nứa) và động vật sống|46201 Bán buôn thóc, ngô và các loại hạt ngũ cốc khác|46202 Bán buôn hoa và cây|46203 Bán buôn động vật sống|46204 Bán buôn thức ăn và nguyên liệu làm thức ăn cho gia súc, gia cầm và thủy sản|46209 Bán buôn nông, lâm sản nguyên liệu khác (trừ gỗ, tre, nứa)
463 Bán buôn lương thực, thực phẩm, đồ uống và sản phẩm thuốc lá, thuốc lào|4631 Bán buôn gạo, lúa mỳ, sản phẩm từ ngũ cốc khác, bột mỳ|4632 Bán buôn thực phẩm|46321 Bán buôn thịt và các sản phẩm từ thịt|46322 Bán buôn thủy sản|46323 Bán buôn rau, quả|46324 Bán buôn cà phê|46325 Bán buôn chè|46326 Bán buôn đường, sữa và các sản phẩm sữa, bánh kẹo và các sản phẩm chế biến từ ngũ cốc, bột, tinh bột|46329 Bán buôn thực phẩm khác|4633 Bán buôn đồ uống|46331 Bán buôn đồ uống có cồn|46332 Bán buôn đồ uống không có cồn|4634 Bán buôn sản phẩm thuốc lá, thuốc lào
464 Bán buôn đồ dùng gia đình|4641 Bán buôn vải, hàng may mặc, giày dép|46411 Bán buôn vải|46412 Bán buôn chăn, màn, rèm, ga trải giường, gối và hàng dệt khác|46413 Bán buôn hàng may mặc|46414 Bán buôn giày, dép|4642 Bán buôn giường, tủ, bàn ghế và đồ nội thất tương tự trong gia đình, văn phòng, cửa hàng; thảm, đệm và thiết bị chiếu sáng|46421 Bán buôn giường, tủ, bàn ghế và đồ nội thất tương tự trong gia đình, văn phòng, cửa hàng|46422 Bán buôn thảm, đệm|46423 Bán buôn thiết bị chiếu sáng|4649 Bán buôn đồ dùng khác cho gia đình|46491 Bán buôn vali, cặp, túi, ví, hàng da và giả da khác|46492 Bán buôn dược phẩm và dụng cụ y tế|46493 Bán buôn nước hoa, hàng mỹ phẩm và chế phẩm vệ sinh|46494 Bán buôn hàng gốm, sứ, thủy tinh|46495 Bán buôn đồ điện gia dụng|46496 Bán buôn giá sách, kệ và đồ nội thất tương tự|46497 Bán buôn sách, báo, tạp chí, văn phòng phẩm|46498 Bán buôn dụng cụ thể dục, thể thao|46499 Bán buôn đồ dùng khác cho gia đình chưa được phân vào đâu
465 Bán buôn máy móc, thiết bị và phụ tùng máy|4651 Bán buôn máy tính, thiết bị ngoại vi và phần mềm|4652 Bán buôn thiết bị và linh kiện điện tử, viễn thông|4653 Bán buôn máy móc, thiết bị và phụ tùng máy nông nghiệp|4659 Bán buôn máy móc, thiết bị và phụ tùng máy khác|46591 Bán buôn máy móc, thiết bị và phụ tùng máy khai khoáng, xây dựng|46592 Bán buôn máy móc, thiết bị điện, vật liệu điện (máy phát điện, động cơ điện, dây điện và thiết bị khác dùng trong mạch điện)|46593 Bán buôn máy móc, thiết bị và phụ tùng máy dệt, may, da giày|46594 Bán buôn máy móc, thiết bị và phụ tùng máy văn phòng (trừ máy tính và thiết bị ngoại vi)|46595 Bán buôn máy móc, thiết bị y tế|46599 Bán buôn máy móc, thiết bị và phụ tùng máy khác chưa được phân vào đâu
466 Bán buôn ô tô, mô tô, xe máy, xe có động cơ khác và các bộ phận phụ trợ|4661 Bán buôn ô tô và xe có động cơ khác|46611 Bán buôn ô tô con (loại 9 chỗ ngồi trở xuống)|46619 Bán buôn ô tô (trừ ô tô con loại 9 chỗ ngồi trở xuống) và xe có động cơ khác|4662 Bán buôn phụ tùng và các bộ phận phụ trợ của ô tô và xe có động cơ khác|4663 Bán buôn mô tô, xe máy, phụ tùng và các bộ phận phụ trợ của mô tô, xe máy|46631 Bán buôn mô tô, xe máy|46632 Bán buôn phụ tùng và các bộ phận phụ trợ của mô tô, xe máy
467 Bán buôn chuyên doanh khác|4671 Bán buôn nhiên liệu rắn, lỏng, khí và các sản phẩm liên quan|46711 Bán buôn than đá và nhiên liệu rắn khác|46712 Bán buôn dầu thô|46713 Bán buôn xăng dầu và các sản phẩm liên quan|46714 Bán buôn khí đốt và các sản phẩm liên quan|4672 Bán buôn kim loại và quặng kim loại|46721 Bán buôn quặng kim loại|46722 Bán buôn sắt, thép|46723 Bán buôn kim loại khác|46724 Bán buôn vàng, bạc và kim loại quý khác|4673 Bán buôn vật liệu, thiết bị lắp đặt khác trong xây dựng|46731 Bán buôn tre, nứa, gỗ cây và gỗ chế biến|46732 Bán buôn xi măng|46733 Bán buôn gạch xây, ngói, đá, cát, sỏi|46734 Bán buôn kính xây dựng|46735 Bán buôn sơn, véc ni|46736 Bán buôn gạch ốp lát và thiết bị vệ sinh|46737 Bán buôn đồ ngũ kim|46739 Bán buôn vật liệu, thiết bị lắp đặt khác trong xây dựng|4679 Bán buôn chuyên doanh khác chưa được phân vào đâu|46791 Bán buôn phân bón, thuốc trừ sâu và hóa chất khác sử dụng trong nông nghiệp|46792 Bán buôn hóa chất khác (trừ loại sử dụng trong nông nghiệp)|46793 Bán buôn chất dẻo dạng nguyên sinh|46794 Bán buôn cao su|46795 Bán buôn tơ, xơ, sợi dệt|46796 Bán buôn phụ liệu may mặc và giày dép|46797 Bán buôn phế liệu, phế thải kim loại, phi kim loại|46799 Bán buôn chuyên doanh khác còn lại chưa được phân vào đâu
469 Bán buôn tổng hợp
47 Bán lẻ
471 Bán lẻ tổng hợp|4711 Bán lẻ tổng hợp với lương thực, thực phẩm, đồ uống, thuốc lá, thuốc lào chiếm tỷ trọng lớn|4719 Bán lẻ tổng hợp khác
472 Bán lẻ lương thực, thực phẩm, đồ uống hoặc thuốc lá, thuốc lào|4721 Bán lẻ lương thực|4722 Bán lẻ thực phẩm|47221 Bán lẻ thịt và các sản phẩm thịt|47222 Bán lẻ thủy sản|47223 Bán lẻ rau, quả|47224 Bán lẻ đường, sữa và các sản phẩm sữa, bánh, mứt, kẹo và các sản phẩm chế biến từ ngũ cốc, bột, tinh bột|47229 Bán lẻ thực phẩm khác|4723 Bán lẻ đồ uống|4724 Bán lẻ sản phẩm thuốc lá, thuốc lào
473 Bán lẻ nhiên liệu động cơ
474 Bán lẻ thiết bị công nghệ thông tin và truyền thông
475 Bán lẻ thiết bị gia đình khác|4751 Bán lẻ vải, len, sợi, chỉ khâu và hàng dệt khác|47511 Bán lẻ vải|47519 Bán lẻ len, sợi, chỉ khâu và hàng dệt khác|4752 Bán lẻ đồ ngũ kim, sơn, kính, vật liệu và thiết bị lắp đặt khác trong xây dựng|47521 Bán lẻ đồ ngũ kim|47522 Bán lẻ sơn, màu, véc ni|47523 Bán lẻ kính xây dựng|47524 Bán lẻ xi măng, gạch xây, ngói, đá, cát sỏi, sắt thép và vật liệu xây dựng khác|47525 Bán lẻ gạch ốp lát, thiết bị vệ sinh|47529 Bán lẻ thiết bị lắp đặt khác trong xây dựng|4753 Bán lẻ thảm, đệm, chăn, màn, rèm, vật liệu phủ tường và sàn|4759 Bán lẻ đồ điện gia dụng, giường, tủ, bàn, ghế và đồ nội thất tương tự, đèn và bộ đèn điện, đồ dùng gia đình khác chưa được phân vào đâu|47591 Bán lẻ đồ điện gia dụng, đèn và bộ đèn điện|47592 Bán lẻ giường, tủ, bàn, ghế và đồ dùng nội thất tương tự|47593 Bán lẻ đồ dùng gia đình bằng gốm, sứ, thủy tinh|47594 Bán lẻ nhạc cụ|47599 Bán lẻ đồ dùng gia đình khác còn lại chưa được phân vào đâu
476 Bán lẻ hàng văn hóa, giải trí|4761 Bán lẻ sách, báo, tạp chí, văn phòng phẩm|4762 Bán lẻ thiết bị, dụng cụ thể dục, thể thao|4763 Bán lẻ trò chơi, đồ chơi|4769 Bán lẻ sản phẩm văn hóa, giải trí khác chưa phân vào đâu
477 Bán lẻ hàng hóa khác (trừ ô tô, mô tô, xe máy và các bộ phận phụ trợ)|4771 Bán lẻ hàng may mặc, giày, dép, hàng da và giả da|47711 Bán lẻ hàng may mặc|47712 Bán lẻ giày, dép|47713 Bán lẻ cặp, túi, ví, hàng da và giả da khác|4772 Bán lẻ thuốc, dụng cụ y tế, mỹ phẩm và vật phẩm vệ sinh|47721 Bán lẻ dược phẩm, dụng cụ y tế|47722 Bán lẻ nước hoa, mỹ phẩm và vật phẩm vệ sinh|47723 Bán thuốc đông y, bán thuốc nam|4773 Bán lẻ hàng hóa khác mới (trừ ô tô, mô tô, xe máy và các bộ phận phụ trợ)|47731 Bán lẻ hoa, cây cảnh, cá cảnh, chim cảnh, vật nuôi cảnh|47732 Bán lẻ vàng, bạc, đá quý và đá bán quý, đồ trang sức|47733 Bán lẻ hàng lưu niệm, hàng đan lát, hàng thủ công mỹ nghệ|47734 Bán lẻ tranh, ảnh và các tác phẩm nghệ thuật khác (trừ đồ cổ)|47735 Bán lẻ dầu hỏa, gas, than nhiên liệu dùng cho gia đình|47736 Bán lẻ đồng hồ, kính mắt|47737 Bán lẻ máy ảnh, phim ảnh và vật liệu ảnh|47738 Bán lẻ xe đạp và phụ tùng|47739 Bán lẻ hàng hóa khác mới chưa được phân vào đâu|4774 Bán lẻ hàng hóa đã qua sử dụng|47741 Bán lẻ hàng may mặc đã qua sử dụng|47749 Bán lẻ hàng hóa khác đã qua sử dụng
478 Bán lẻ ô tô, mô tô, xe máy, xe có động cơ khác và các bộ phận phụ trợ|4781 Bán lẻ ô tô và xe có động cơ khác|47811 Bán lẻ ô tô con (loại 9 chỗ ngồi trở xuống)|47819 Bán lẻ ô tô (trừ ô tô con loại 9 chỗ ngồi trở xuống) và xe có động cơ khác|4782 Bán lẻ phụ tùng và các bộ phận phụ trợ của ô tô và xe có động cơ khác|4783 Bán lẻ mô tô, xe máy, phụ tùng và các bộ phận phụ trợ của mô tô, xe máy|47831 Bán lẻ mô tô, xe máy|47832 Bán lẻ phụ tùng và các bộ phận phụ trợ của mô tô, xe máy
479 Hoạt động dịch vụ trung gian bán lẻ
H Vận tải, kho bãi
49 Vận tải đường sắt, đường bộ và vận tải bằng đường ống
491 Vận tải đường sắt|4911 Vận tải hành khách đường sắt|49111 Vận tải hành khách đường sắt liên tỉnh|49112 Vận tải hành khách bằng hệ thống đường sắt ngầm hoặc đường sắt trên cao|4912 Vận tải hàng hóa đường sắt
492 Vận tải hành khách bằng xe buýt|4921 Vận tải hành khách bằng xe buýt trong nội thành|4922 Vận tải hành khách bằng xe buýt giữa nội thành và ngoại thành, liên tỉnh|4929 Vận tải hành khách bằng xe buýt loại khác
493 Vận tải đường bộ khác|4931 Vận tải hành khách đường bộ trong nội thành, ngoại thành (trừ vận tải bằng xe buýt)|49311 Vận tải hành khách bằng taxi|49312 Vận tải hành khách bằng mô tô, xe máy và xe có động cơ khác|49319 Vận tải hành khách đường bộ loại khác trong nội thành, ngoại thành (trừ xe buýt)|4932 Vận tải hành khách đường bộ khác|49321 Vận tải hành khách bằng xe khách nội tỉnh, liên tỉnh|49329 Vận tải hành khách đường bộ khác chưa được phân vào đâu|4933 Vận tải hàng hóa bằng đường bộ|49331 Vận tải hàng hóa bằng ô tô chuyên dụng|49332 Vận tải hàng hóa bằng ô tô loại khác (trừ ô tô chuyên dụng)|49333 Vận tải hàng hóa bằng xe có động cơ loại khác|49334 Vận tải hàng hóa bằng xe thô sơ|49339 Vận tải hàng hóa bằng phương tiện đường bộ khác
494 Vận tải đường ống
50 Vận tải đường thủy
501 Vận tải ven biển và viễn dương|5011 Vận tải hành khách ven biển và viễn dương|50111 Vận tải hành khách ven biển|50112 Vận tải hành khách viễn dương|5012 Vận tải hàng hóa ven biển và viễn dương|50121 Vận tải hàng hóa ven biển|50122 Vận tải hàng hóa viễn dương
502 Vận tải đường thủy nội địa|5021 Vận tải hành khách đường thủy nội địa|50211 Vận tải hành khách đường thủy nội địa bằng phương tiện cơ giới|50212 Vận tải hành khách đường thủy nội địa bằng phương tiện thô sơ|5022 Vận tải hàng hóa đường thủy nội địa|50221 Vận tải hàng hóa đường thủy nội địa bằng phương tiện cơ giới|50222 Vận tải hàng hóa đường thủy nội địa bằng phương tiện thô sơ
51 Vận tải hàng không
511 Vận tải hành khách hàng không|51101 Vận tải hành khách hàng không theo tuyến và lịch trình cố định|51109 Vận tải hành khách hàng không loại khác
512 Vận tải hàng hóa hàng không|51201 Vận tải hàng hóa hàng không theo tuyến và lịch trình cố định|51209 Vận tải hàng hóa hàng không loại khác
52 Kho bãi và các hoạt động hỗ trợ cho vận tải
521 Kho bãi và lưu giữ hàng hóa|52101 Kho bãi và lưu giữ hàng hóa trong kho ngoại quan|52102 Kho bãi và lưu giữ hàng hóa trong kho đông lạnh (trừ kho ngoại quan)|52109 Kho bãi và lưu giữ hàng hóa trong kho loại khác
522 Hoạt động dịch vụ hỗ trợ cho vận tải|5221 Hoạt động dịch vụ hỗ trợ trực tiếp cho vận tải đường sắt|5222 Hoạt động dịch vụ hỗ trợ trực tiếp cho vận tải đường thủy|52221 Hoạt động điều hành cảng biển|52222 Hoạt động dịch vụ hỗ trợ liên quan đến vận tải ven biển và viễn dương|52223 Hoạt động điều hành cảng đường thủy nội địa|52224 Hoạt động dịch vụ hỗ trợ liên quan đến vận tải đường thủy nội địa|5223 Hoạt động dịch vụ hỗ trợ trực tiếp cho vận tải hàng không|52231 Dịch vụ điều hành bay|52232 Dịch vụ điều hành hoạt động cảng hàng không|52239 Hoạt động dịch vụ hỗ trợ liên quan đến vận tải hàng không|5224 Bốc xếp hàng hóa|52241 Bốc xếp hàng hóa ga đường sắt|52242 Bốc xếp hàng hóa đường bộ|52243 Bốc xếp hàng hóa cảng biển|52244 Bốc xếp hàng hóa cảng sông|52245 Bốc xếp hàng hóa cảng hàng không|52249 Bốc xếp hàng hóa loại khác|5225 Hoạt động dịch vụ hỗ trợ trực tiếp cho vận tải đường bộ|52251 Hoạt động điều hành bến xe|52252 Hoạt động quản lý, điều hành đường cao tốc, cầu, hầm đường bộ|52253 Hoạt động quản lý bãi đỗ, trông giữ phương tiện đường bộ|52259 Hoạt động dịch vụ khác hỗ trợ liên quan đến vận tải đường bộ|5229 Hoạt động dịch vụ hỗ trợ khác liên quan đến vận tải
523 Hoạt động dịch vụ trung gian cho vận tải|5231 Hoạt động dịch vụ trung gian cho vận tải hàng hóa|5232 Hoạt động dịch vụ trung gian cho vận tải hành khách
53 Bưu chính và chuyển phát
531 Bưu chính
532 Chuyển phát
533 Hoạt động dịch vụ trung gian cho hoạt động bưu chính và chuyển phát
I Dịch vụ lưu trú và ăn uống
55 Dịch vụ lưu trú
551 Khách sạn và dịch vụ lưu trú tương tự
552 Dịch vụ lưu trú ngắn ngày khác|55201 Biệt thự hoặc căn hộ kinh doanh dịch vụ lưu trú ngắn ngày|55202 Nhà khách, nhà nghỉ kinh doanh dịch vụ lưu trú ngắn ngày|55203 Nhà trọ, phòng trọ và các cơ sở lưu trú ngắn ngày tương tự
553 Hoạt động dịch vụ trung gian cho dịch vụ lưu trú
559 Cơ sở lưu trú khác|55901 Ký túc xá học sinh, sinh viên|55902 Chỗ nghỉ trọ trên xe lưu động, lều quán, trại dùng để nghỉ tạm|55909 Cơ sở lưu trú khác chưa được phân vào đâu
56 Dịch vụ ăn uống
561 Nhà hàng và các dịch vụ ăn uống phục vụ lưu động|56101 Nhà hàng, quán ăn, hàng ăn uống (trừ cửa hàng ăn uống thuộc chuỗi cửa hàng ăn nhanh)|56102 Cửa hàng ăn uống thuộc chuỗi cửa hàng ăn nhanh|56109 Dịch vụ ăn uống phục vụ lưu động khác
562 Cung cấp dịch vụ ăn uống theo hợp đồng không thường xuyên và dịch vụ ăn uống khác|5621 Cung cấp dịch vụ ăn uống theo hợp đồng không thường xuyên với khách hàng|5629 Dịch vụ ăn uống khác
563 Dịch vụ phục vụ đồ uống|56301 Quán rượu, bia, quầy bar|56302 Quán cà phê, giải khát|56309 Dịch vụ phục vụ đồ uống khác
564 Hoạt động dịch vụ trung gian cho dịch vụ ăn uống
J Hoạt động xuất bản, phát sóng, sản xuất và phân phối nội dung
58 Hoạt động xuất bản
581 Xuất bản sách, báo, ấn phẩm định kỳ và các hoạt động xuất bản khác|5811 Xuất bản sách|5812 Xuất bản báo|5813 Xuất bản tạp chí và các ấn phẩm định kỳ|5819 Hoạt động xuất bản khác
582 Xuất bản phần mềm|5821 Xuất bản trò chơi điện tử|5829 Xuất bản phần mềm khác|58291 Xuất bản phần mềm hệ thống|58292 Xuất bản phần mềm ứng dụng|58299 Xuất bản phần mềm khác chưa được phân vào đâu
59 Hoạt động sản xuất phim điện ảnh, video, chương trình truyền hình, ghi âm và xuất bản âm nhạc
591 Hoạt động phim điện ảnh, video và chương trình truyền hình|5911 Hoạt động sản xuất phim điện ảnh, video và chương trình truyền hình|59111 Hoạt động sản xuất phim điện ảnh|59112 Hoạt động sản xuất video|59113 Hoạt động sản xuất chương trình truyền hình|5912 Hoạt động hậu kỳ phim điện ảnh, video và chương trình truyền hình|5913 Hoạt động phát hành phim điện ảnh, video và chương trình truyền hình|5914 Hoạt động chiếu phim|59141 Hoạt động chiếu phim cố định|59142 Hoạt động chiếu phim lưu động
592 Hoạt động ghi âm và xuất bản âm nhạc
60 Hoạt động xây dựng chương trình, phát sóng, thông tấn và phân phối nội dung khác
601 Hoạt động phát thanh và phân phối âm thanh
602 Hoạt động xây dựng chương trình truyền hình, phát sóng truyền hình và phân phối video|60201 Hoạt động xây dựng chương trình truyền hình|60202 Hoạt động phát sóng truyền hình|60203 Hoạt động phân phối video
603 Hoạt động thông tấn và hoạt động phân phối nội dung khác|6031 Hoạt động thông tấn|6039 Hoạt động các trang mạng xã hội và hoạt động phân phối nội dung khác
K Hoạt động viễn thông; lập trình máy tính, tư vấn, cơ sở hạ tầng máy tính và các dịch vụ thông tin khác
61 Hoạt động viễn thông
611 Hoạt động viễn thông có dây, không dây và vệ tinh
612 Hoạt động bán lại dịch vụ viễn thông và dịch vụ trung gian cho hoạt động viễn thông|61201 Hoạt động bán lại dịch vụ viễn thông|61202 Dịch vụ trung gian cho hoạt động viễn thông
619 Hoạt động viễn thông khác
62 Lập trình máy tính, dịch vụ tư vấn và các hoạt động liên quan
621 Lập trình máy tính|6211 Phát triển trò chơi điện tử, phần mềm trò chơi điện tử và các công cụ phần mềm trò chơi điện tử|6219 Lập trình máy tính khác
622 Tư vấn máy tính và quản lý cơ sở hạ tầng máy tính
629 Hoạt động dịch vụ máy tính và công nghệ thông tin khác
63 Cơ sở hạ tầng công nghệ thông tin, xử lý dữ liệu, lưu trữ và các dịch vụ thông tin liên quan khác
631 Cơ sở hạ tầng công nghệ thông tin, xử lý dữ liệu, lưu trữ và các hoạt động liên quan
639 Hoạt động cổng tìm kiếm web và các dịch vụ thông tin khác|63901 Hoạt động cổng tìm kiếm web|63909 Dịch vụ thông tin khác
L Hoạt động tài chính, ngân hàng và bảo hiểm
64 Hoạt động dịch vụ tài chính (trừ bảo hiểm và hoạt động quỹ hưu trí)
641 Hoạt động trung gian tiền tệ|6411 Hoạt động Ngân hàng trung ương|6419 Hoạt động trung gian tiền tệ khác
642 Hoạt động công ty nắm giữ tài sản và các kênh dẫn vốn|6421 Hoạt động công ty nắm giữ tài sản|6422 Hoạt động của các kênh dẫn vốn
643 Hoạt động quỹ tín thác, các quỹ và các tổ chức tài chính khác|6431 Hoạt động quỹ thị trường tiền tệ|6432 Hoạt động quỹ đầu tư phi thị trường tiền tệ|6433 Hoạt động quỹ tín thác, tài sản và tài khoản đại lý
649 Hoạt động dịch vụ tài chính khác (trừ bảo hiểm và hoạt động quỹ hưu trí)|6491 Hoạt động cho thuê tài chính|6492 Hoạt động tài trợ thương mại quốc tế|6493 Hoạt động bao thanh toán|6494 Hoạt động chứng khoán hóa|6495 Hoạt động cấp tín dụng khác|6499 Hoạt động dịch vụ tài chính khác chưa được phân vào đâu (trừ bảo hiểm và hoạt động quỹ hưu trí)
65 Bảo hiểm, tái bảo hiểm và hoạt động quỹ hưu trí (trừ bảo đảm xã hội bắt buộc)
651 Bảo hiểm|6511 Bảo hiểm nhân thọ|6512 Bảo hiểm phi nhân thọ|6513 Bảo hiểm sức khỏe
652 Tái bảo hiểm
653 Hoạt động quỹ hưu trí
66 Hoạt động tài chính khác
661 Hoạt động hỗ trợ dịch vụ tài chính (trừ bảo hiểm và hoạt động quỹ hưu trí)|6611 Quản lý thị trường tài chính|6612 Môi giới hợp đồng hàng hóa và chứng khoán|66121 Môi giới hợp đồng hàng hóa|66122 Môi giới chứng khoán|66129 Môi giới khác|6619 Hoạt động hỗ trợ dịch vụ tài chính chưa được phân vào đâu
662 Hoạt động hỗ trợ bảo hiểm và quỹ hưu trí|6621 Đánh giá rủi ro và thiệt hại|6622 Hoạt động của đại lý và môi giới bảo hiểm|6629 Hoạt động hỗ trợ khác cho bảo hiểm và quỹ hưu trí
663 Hoạt động quản lý quỹ
M Hoạt động kinh doanh bất động sản
68 Hoạt động kinh doanh bất động sản
681 Kinh doanh bất động sản, quyền sử dụng đất thuộc chủ sở hữu, chủ sử dụng hoặc đi thuê|68101 Mua, bán nhà ở và quyền sử dụng đất ở|68102 Mua, bán nhà và quyền sử dụng đất không để ở|68103 Cho thuê và vận hành nhà ở và đất ở|68104 Cho thuê và vận hành nhà và đất không để ở|68109 Kinh doanh bất động sản khác
682 Hoạt động bất động sản trên cơ sở phí hoặc hợp đồng|6821 Dịch vụ trung gian cho hoạt động bất động sản|6829 Hoạt động bất động sản khác trên cơ sở phí hoặc hợp đồng|68291 Hoạt động tư vấn và quản lý nhà ở và quyền sử dụng đất ở|68292 Hoạt động tư vấn và quản lý nhà và quyền sử dụng đất không để ở|68293 Hoạt động đấu giá bất động sản, đấu giá quyền sử dụng bất động sản|68299 Hoạt động bất động sản khác chưa được phân vào đâu trên cơ sở phí hoặc hợp đồng
N Hoạt động chuyên môn, khoa học và công nghệ
69 Hoạt động pháp luật, kế toán và kiểm toán
691 Hoạt động pháp luật|69101 Hoạt động đại diện, tư vấn pháp luật|69102 Hướng dẫn chung và tư vấn, chuẩn bị các tài liệu pháp lý|69109 Hoạt động pháp luật khác
692 Hoạt động liên quan đến kế toán, kiểm toán và tư vấn về thuế|69201 Hoạt động liên quan đến kế toán|69202 Hoạt động liên quan đến kiểm toán|69203 Hoạt động liên quan đến tư vấn về thuế|69209 Hoạt động liên quan đến kế toán, kiểm toán và tư vấn về thuế khác
70 Hoạt động của trụ sở văn phòng; hoạt động tư vấn quản lý
701 Hoạt động của trụ sở văn phòng
702 Hoạt động tư vấn quản lý kinh doanh và hoạt động tư vấn quản lý khác
71 Hoạt động kiến trúc; kiểm tra và phân tích kỹ thuật
711 Hoạt động kiến trúc và tư vấn kỹ thuật có liên quan|71101 Hoạt động kiến trúc|71102 Hoạt động đo đạc và bản đồ|71103 Hoạt động thăm dò địa chất, nước dưới đất|71109 Hoạt động tư vấn kỹ thuật có liên quan khác
712 Kiểm tra và phân tích kỹ thuật
72 Nghiên cứu khoa học và phát triển công nghệ
721 Nghiên cứu khoa học và phát triển công nghệ trong lĩnh vực khoa học tự nhiên và kỹ thuật|7211 Nghiên cứu khoa học và phát triển công nghệ trong lĩnh vực khoa học tự nhiên|7212 Nghiên cứu khoa học và phát triển công nghệ trong lĩnh vực khoa học kỹ thuật và công nghệ|7213 Nghiên cứu khoa học và phát triển công nghệ trong lĩnh vực khoa học y, dược|7214 Nghiên cứu khoa học và phát triển công nghệ trong lĩnh vực khoa học nông nghiệp
722 Nghiên cứu khoa học và phát triển công nghệ trong lĩnh vực khoa học xã hội và nhân văn|7221 Nghiên cứu khoa học và phát triển công nghệ trong lĩnh vực khoa học xã hội|7222 Nghiên cứu khoa học và phát triển công nghệ trong lĩnh vực khoa học nhân văn
73 Quảng cáo, nghiên cứu thị trường và quan hệ công chúng
731 Quảng cáo
732 Nghiên cứu thị trường và thăm dò dư luận
733 Hoạt động quan hệ công chúng
74 Hoạt động chuyên môn, khoa học và công nghệ khác
741 Hoạt động thiết kế chuyên dụng
742 Hoạt động nhiếp ảnh
743 Hoạt động phiên dịch
749 Hoạt động chuyên môn, khoa học và công nghệ khác chưa được phân vào đâu|7491 Hoạt động môi giới và tiếp thị bằng sáng chế|7499 Hoạt động chuyên môn, khoa học và công nghệ khác còn lại chưa được phân vào đâu
75 Hoạt động thú y
O Hoạt động hành chính và dịch vụ hỗ trợ
77 Cho thuê hoạt động
771 Cho thuê xe có động cơ|77101 Cho thuê ô tô|77109 Cho thuê xe có động cơ khác
772 Cho thuê đồ dùng cá nhân và gia đình|7721 Cho thuê thiết bị thể thao, vui chơi giải trí|7729 Cho thuê đồ dùng cá nhân và gia đình khác
773 Cho thuê máy móc, thiết bị và đồ dùng hữu hình khác không kèm người điều khiển|77301 Cho thuê máy móc, thiết bị nông, lâm nghiệp không kèm người điều khiển|77302 Cho thuê máy móc, thiết bị xây dựng không kèm người điều khiển|77303 Cho thuê máy móc, thiết bị văn phòng (kể cả máy tính) không kèm người điều khiển|77304 Cho thuê máy bay, phương tiện bay không kèm người điều khiển|77305 Cho thuê tàu, thuyền và kết cấu nổi không kèm người điều khiển|77309 Cho thuê máy móc, thiết bị và đồ dùng hữu hình khác không kèm người điều khiển chưa được phân vào đâu
774 Cho thuê tài sản vô hình phi tài chính
775 Hoạt động dịch vụ trung gian cho thuê đồ dùng hữu hình và tài sản vô hình phi tài chính
78 Hoạt động dịch vụ lao động và việc làm
781 Hoạt động của các trung tâm giới thiệu việc làm
782 Cung ứng lao động tạm thời và nguồn nhân lực khác|7821 Cung ứng lao động tạm thời|7822 Cung ứng nguồn nhân lực khác|78221 Cung ứng nguồn nhân lực khác trong nước|78222 Cung ứng nguồn nhân lực khác làm việc ở nước ngoài
79 Hoạt động của các đại lý lữ hành, kinh doanh tua du lịch và hoạt động liên quan đến du lịch khác
791 Hoạt động của các đại lý lữ hành, kinh doanh tua du lịch|7911 Đại lý lữ hành|7912 Điều hành tua du lịch
799 Hoạt động liên quan đến du lịch khác
80 Hoạt động điều tra bảo đảm an toàn
801 Hoạt động điều tra bảo đảm an toàn|8011 Dịch vụ điều tra và hoạt động bảo vệ tư nhân|8019 Dịch vụ bảo đảm an toàn khác
81 Hoạt động dịch vụ vệ sinh nhà cửa, công trình và cảnh quan
811 Dịch vụ hỗ trợ tổng hợp
812 Dịch vụ vệ sinh|8121 Vệ sinh chung nhà cửa|8129 Dịch vụ vệ sinh khác
813 Dịch vụ cảnh quan
82 Hoạt động hành chính, hỗ trợ văn phòng và các hoạt động hỗ trợ kinh doanh khác
821 Hoạt động hành chính và hỗ trợ văn phòng
822 Hoạt động dịch vụ liên quan đến các cuộc gọi
823 Tổ chức giới thiệu và xúc tiến thương mại
824 Hoạt động dịch vụ trung gian cho các hoạt động dịch vụ hỗ trợ kinh doanh chưa được phân vào đâu (trừ trung gian tài chính)
829 Hoạt động dịch vụ hỗ trợ kinh doanh khác chưa được phân vào đâu|8291 Hoạt động dịch vụ hỗ trợ thanh toán, tín dụng|8292 Dịch vụ đóng gói|8299 Hoạt động dịch vụ hỗ trợ kinh doanh khác còn lại chưa được phân vào đâu
P Hoạt động của Đảng Cộng sản, tổ chức chính trị - xã hội, quản lý nhà nước, an ninh quốc phòng; bảo đảm xã hội bắt buộc
84 Hoạt động của Đảng Cộng sản, tổ chức chính trị - xã hội, quản lý nhà nước, an ninh quốc phòng, đối ngoại; bảo đảm xã hội bắt buộc
841 Hoạt động của Đảng Cộng sản, tổ chức chính trị - xã hội, quản lý nhà nước và quản lý chính sách kinh tế, xã hội, môi trường|8411 Hoạt động của Đảng Cộng sản, tổ chức chính trị - xã hội, hoạt động quản lý nhà nước nói chung và kinh tế tổng hợp|84111 Hoạt động của Đảng Cộng sản, tổ chức chính trị - xã hội|84112 Hoạt động quản lý nhà nước nói chung và kinh tế tổng hợp|8412 Hoạt động quản lý nhà nước trong các lĩnh vực y tế, giáo dục, văn hóa và các dịch vụ xã hội khác (trừ môi trường và bảo đảm xã hội bắt buộc)|8413 Hoạt động quản lý nhà nước trong lĩnh vực môi trường|8414 Hoạt động quản lý nhà nước trong các lĩnh vực kinh tế chuyên ngành
842 Hoạt động phục vụ chung cho toàn đất nước|8421 Hoạt động đối ngoại|8422 Hoạt động quốc phòng|8423 Hoạt động an ninh, trật tự an toàn xã hội
843 Hoạt động bảo đảm xã hội bắt buộc
Q Giáo dục và đào tạo
85 Giáo dục và đào tạo
851 Giáo dục mầm non|8511 Giáo dục nhà trẻ|8512 Giáo dục mẫu giáo
852 Giáo dục phổ thông|8521 Giáo dục tiểu học|8522 Giáo dục trung học cơ sở|8523 Giáo dục trung học phổ thông
853 Giáo dục nghề nghiệp|8531 Đào tạo sơ cấp|8532 Đào tạo trung cấp|8533 Đào tạo cao đẳng
854 Giáo dục đại học|8541 Đào tạo đại học|8542 Đào tạo thạc sỹ|8543 Đào tạo tiến sỹ
855 Giáo dục khác|8551 Giáo dục thể thao và giải trí|8552 Giáo dục văn hóa nghệ thuật|8553 Hoạt động đào tạo sử dụng phương tiện vận tải phi thương mại|8554 Giáo dục dự bị đại học|8559 Giáo dục khác chưa được phân vào đâu
856 Hoạt động hỗ trợ giáo dục|8561 Hoạt động dịch vụ trung gian cho các khóa học và gia sư|8569 Hoạt động hỗ trợ giáo dục khác
R Y tế và hoạt động trợ giúp xã hội
86 Hoạt động y tế
861 Hoạt động của các bệnh viện, trạm y tế|86101 Hoạt động của các bệnh viện|86102 Hoạt động của các trạm y tế
862 Hoạt động của các phòng khám đa khoa, chuyên khoa và nha khoa|86201 Hoạt động của các phòng khám đa khoa, chuyên khoa|86202 Hoạt động của các phòng khám nha khoa
869 Hoạt động y tế khác|8691 Hoạt động dịch vụ trung gian cho các dịch vụ y tế, nha khoa và dịch vụ y tế khác|8692 Hoạt động y tế dự phòng|8693 Hoạt động của hệ thống cơ sở chỉnh hình, phục hồi chức năng|8699 Hoạt động y tế khác chưa được phân vào đâu
87 Hoạt động chăm sóc, điều dưỡng tập trung
871 Hoạt động của các cơ sở nuôi dưỡng, điều dưỡng|87101 Hoạt động của các cơ sở nuôi dưỡng, điều dưỡng thương bệnh binh|87109 Hoạt động của các cơ sở nuôi dưỡng, điều dưỡng các đối tượng khác
872 Hoạt động chăm sóc sức khoẻ người khuyết tật trí tuệ, thần kinh, tâm thần và người nghiện|87201 Hoạt động chăm sóc sức khoẻ người khuyết tật trí tuệ, thần kinh, tâm thần|87202 Hoạt động chăm sóc sức khoẻ, cai nghiện phục hồi người nghiện
873 Hoạt động chăm sóc sức khoẻ người có công, người già và người khuyết tật không có khả năng tự chăm sóc|87301 Hoạt động chăm sóc sức khoẻ người có công (trừ thương bệnh binh)|87302 Hoạt động chăm sóc sức khoẻ người già|87303 Hoạt động chăm sóc sức khoẻ người khuyết tật
879 Hoạt động chăm sóc tập trung khác|8791 Hoạt động dịch vụ trung gian cho các hoạt động chăm sóc tập trung|8799 Hoạt động chăm sóc tập trung khác chưa được phân vào đâu|87991 Hoạt động chữa bệnh, phục hồi nhân phẩm cho đối tượng mại dâm|87999 Hoạt động chăm sóc tập trung khác còn lại chưa được phân vào đâu
88 Hoạt động trợ giúp xã hội không tập trung
881 Hoạt động trợ giúp xã hội không tập trung đối với người có công, thương bệnh binh, người già và người khuyết tật|88101 Hoạt động trợ giúp xã hội không tập trung đối với người có công (trừ thương bệnh binh)|88102 Hoạt động trợ giúp xã hội không tập trung đối với thương bệnh binh|88103 Hoạt động trợ giúp xã hội không tập trung đối với người già và người khuyết tật
889 Hoạt động trợ giúp xã hội không tập trung khác
S Nghệ thuật, thể thao và giải trí
90 Hoạt động sáng tạo nghệ thuật và biểu diễn nghệ thuật
901 Hoạt động sáng tạo nghệ thuật|9011 Hoạt động sáng tác văn học và sáng tác âm nhạc|9012 Hoạt động sáng tạo nghệ thuật thị giác|9019 Hoạt động sáng tạo nghệ thuật khác
902 Hoạt động biểu diễn nghệ thuật
903 Hoạt động hỗ trợ sáng tạo nghệ thuật và biểu diễn nghệ thuật|9031 Hoạt động của cơ sở và địa điểm nghệ thuật|9039 Hoạt động hỗ trợ khác cho sáng tạo nghệ thuật và biểu diễn nghệ thuật
91 Hoạt động của thư viện, lưu trữ, bảo tàng và các hoạt động văn hóa khác
911 Hoạt động thư viện và lưu trữ|9111 Hoạt động thư viện|9112 Hoạt động lưu trữ
912 Hoạt động bảo tàng, sưu tập, di tích và di sản|9121 Hoạt động bảo tàng và sưu tập|9122 Hoạt động di tích lịch sử và di tích
913 Bảo tồn, phục hồi và các hoạt động hỗ trợ khác cho di sản văn hóa
914 Hoạt động của các vườn bách thảo, bách thú và khu bảo tồn thiên nhiên|9141 Hoạt động của các vườn bách thảo và bách thú|9142 Hoạt động của khu bảo tồn thiên nhiên
92 Hoạt động xổ số, cá cược và đánh bạc|92001 Hoạt động xổ số|92002 Hoạt động cá cược và đánh bạc
93 Hoạt động thể thao, vui chơi và giải trí
931 Hoạt động thể thao|9311 Hoạt động của các cơ sở thể thao|9312 Hoạt động của các câu lạc bộ thể thao|9319 Hoạt động thể thao khác
932 Hoạt động vui chơi giải trí|9321 Hoạt động của các công viên vui chơi và công viên theo chủ đề|9329 Hoạt động vui chơi giải trí khác
T Hoạt động dịch vụ khác
94 Hoạt động của các hiệp hội, tổ chức khác
941 Hoạt động của các hiệp hội kinh doanh, nghiệp chủ và nghề nghiệp|9411 Hoạt động của các hiệp hội kinh doanh và nghiệp chủ|9412 Hoạt động của các hội nghề nghiệp
942 Hoạt động của công đoàn
949 Hoạt động của các tổ chức khác|9491 Hoạt động của các tổ chức tôn giáo|9499 Hoạt động của các tổ chức khác chưa được phân vào đâu
95 Sửa chữa, bảo dưỡng máy tính, đồ dùng cá nhân và gia đình, ô tô, mô tô, xe máy và xe có động cơ khác
951 Sửa chữa, bảo dưỡng máy tính, thiết bị thông tin và truyền thông
952 Sửa chữa, bảo dưỡng đồ dùng cá nhân và gia đình|9521 Sửa chữa, bảo dưỡng thiết bị nghe nhìn điện tử gia dụng|9522 Sửa chữa, bảo dưỡng thiết bị, đồ dùng gia đình|9523 Sửa chữa, bảo dưỡng giày, dép, hàng da và giả da|9524 Sửa chữa, bảo dưỡng giường, tủ, bàn, ghế và đồ nội thất tương tự|9529 Sửa chữa, bảo dưỡng xe đạp, đồng hồ, đồ dùng cá nhân và gia đình khác chưa được phân vào đâu
953 Sửa chữa, bảo dưỡng ô tô, mô tô, xe máy và xe có động cơ khác|9531 Sửa chữa, bảo dưỡng ô tô và xe có động cơ khác|9532 Sửa chữa, bảo dưỡng mô tô, xe máy
954 Hoạt động dịch vụ trung gian cho sửa chữa, bảo dưỡng máy tính, đồ dùng cá nhân và gia đình, ô tô, mô tô, xe máy và xe có động cơ khác
96 Hoạt động dịch vụ phục vụ cá nhân
961 Giặt là, làm sạch các sản phẩm dệt và lông thú
962 Dịch vụ làm tóc, chăm sóc sắc đẹp, spa và các hoạt động tương tự|9621 Dịch vụ làm tóc|9622 Dịch vụ chăm sóc sắc đẹp và các hoạt động làm đẹp khác|9623 Dịch vụ spa và xông hơi
963 Hoạt động dịch vụ phục vụ tang lễ và các dịch vụ liên quan
964 Hoạt động trung gian cho dịch vụ cá nhân
969 Hoạt động dịch vụ phục vụ cá nhân khác|96901 Hoạt động dịch vụ phục vụ hôn lễ và các dịch vụ liên quan|96909 Hoạt động dịch vụ phục vụ cá nhân khác chưa được phân vào đâu
U Hoạt động làm thuê các công việc trong các hộ gia đình, sản xuất sản phẩm vật chất và dịch vụ tự tiêu dùng của hộ gia đình
97 Hoạt động làm thuê công việc gia đình trong các hộ gia đình
98 Hoạt động sản xuất sản phẩm vật chất và dịch vụ tự tiêu dùng của hộ gia đình
981 Hoạt động sản xuất các sản phẩm vật chất tự tiêu dùng của hộ gia đình
982 Hoạt động sản xuất các sản phẩm dịch vụ tự tiêu dùng của hộ gia đình
V Hoạt động của các tổ chức và cơ quan quốc tế
99 Hoạt động của các tổ chức và cơ quan quốc tế
`;

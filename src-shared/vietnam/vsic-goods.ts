/**
 * Sections A to F of the Vietnamese system of economic activities, VSIC 2025 (Quyết định 36/2025/QĐ-TTg, in force since 15 November 2025,
 * Phụ lục I). One group a line; `vsic.ts` says how it is read. A code that only repeats the name above it with a zero is left out.
 */
export const vsicGoods = `
A Nông nghiệp, lâm nghiệp và thủy sản
01 Nông nghiệp và hoạt động dịch vụ có liên quan
011 Trồng cây hàng năm|0111 Trồng lúa|0112 Trồng ngô và cây lương thực có hạt khác|0113 Trồng cây lấy củ có chất bột|0114 Trồng cây mía|0115 Trồng cây thuốc lá, thuốc lào|0116 Trồng cây lấy sợi|0117 Trồng cây có hạt chứa dầu|0118 Trồng rau, đậu các loại và trồng hoa|01181 Trồng rau các loại|01182 Trồng đậu các loại|01183 Trồng hoa hàng năm|0119 Trồng cây hàng năm khác|01191 Trồng cây gia vị hàng năm|01192 Trồng cây dược liệu, hương liệu hàng năm|01199 Trồng cây hàng năm khác còn lại
012 Trồng cây lâu năm|0121 Trồng cây ăn quả|01211 Trồng nho|01212 Trồng cây ăn quả vùng nhiệt đới và cận nhiệt đới|01213 Trồng cam, quýt và các loại quả có múi khác|01214 Trồng táo, mận và các loại quả có hạt như táo|01215 Trồng nhãn, vải, chôm chôm|01219 Trồng cây ăn quả khác|0122 Trồng cây lấy quả chứa dầu|0123 Trồng cây điều|0124 Trồng cây hồ tiêu|0125 Trồng cây cao su|0126 Trồng cây cà phê|0127 Trồng cây chè|0128 Trồng cây gia vị, cây dược liệu, cây hương liệu lâu năm|01281 Trồng cây gia vị lâu năm|01282 Trồng cây dược liệu, hương liệu lâu năm|0129 Trồng cây lâu năm khác|01291 Trồng cây cảnh lâu năm|01299 Trồng cây lâu năm khác còn lại
013 Nhân và chăm sóc cây giống nông nghiệp|01301 Nhân và chăm sóc cây giống hàng năm|01302 Nhân và chăm sóc cây giống lâu năm
014 Chăn nuôi|0141 Chăn nuôi trâu, bò và sản xuất giống trâu, bò|01411 Sản xuất giống trâu, bò|01412 Chăn nuôi trâu, bò|0142 Chăn nuôi ngựa, lừa, la và sản xuất giống ngựa, lừa|01421 Sản xuất giống ngựa, lừa|01422 Chăn nuôi ngựa, lừa, la|0144 Chăn nuôi dê, cừu, hươu, nai và sản xuất giống dê, cừu, hươu, nai|01441 Sản xuất giống dê, cừu, hươu, nai|01442 Chăn nuôi dê, cừu, hươu, nai|0145 Chăn nuôi lợn và sản xuất giống lợn|01451 Sản xuất giống lợn|01452 Chăn nuôi lợn|0146 Chăn nuôi gia cầm|01461 Hoạt động ấp trứng và sản xuất giống gia cầm|01462 Chăn nuôi gà|01463 Chăn nuôi vịt, ngan, ngỗng|01469 Chăn nuôi gia cầm khác|0149 Chăn nuôi khác
015 Trồng trọt, chăn nuôi hỗn hợp
016 Hoạt động dịch vụ nông nghiệp|0161 Hoạt động dịch vụ trồng trọt|0162 Hoạt động dịch vụ chăn nuôi|0163 Hoạt động dịch vụ sau thu hoạch|0164 Xử lý hạt giống để nhân giống
017 Săn bắt, đánh bẫy và hoạt động dịch vụ có liên quan
02 Lâm nghiệp và hoạt động dịch vụ có liên quan
021 Trồng rừng, chăm sóc rừng và ươm giống cây lâm nghiệp|02101 Trồng rừng và chăm sóc rừng cây thân gỗ|02102 Trồng rừng và chăm sóc rừng họ tre|02103 Trồng rừng và chăm sóc rừng khác|02104 Ươm giống cây lâm nghiệp
022 Khai thác gỗ
023 Khai thác, thu nhặt lâm sản trừ gỗ|02301 Khai thác lâm sản trừ gỗ|02302 Thu nhặt lâm sản trừ gỗ
024 Hoạt động dịch vụ lâm nghiệp
03 Khai thác, nuôi trồng thủy sản và hoạt động dịch vụ có liên quan
031 Khai thác thủy sản|0311 Khai thác thủy sản biển|0312 Khai thác thủy sản nội địa
032 Nuôi trồng thủy sản|0321 Nuôi trồng thủy sản biển|03211 Nuôi cá|03212 Nuôi tôm|03213 Nuôi thủy sản khác|03214 Sản xuất giống thủy sản biển|0322 Nuôi trồng thủy sản nội địa|03221 Nuôi cá|03222 Nuôi tôm|03223 Nuôi thủy sản khác|03224 Sản xuất giống thủy sản nội địa
033 Hoạt động dịch vụ hỗ trợ khai thác, nuôi trồng thủy sản|0331 Hoạt động dịch vụ hỗ trợ khai thác thủy sản|0332 Hoạt động dịch vụ hỗ trợ nuôi trồng thủy sản
B Khai khoáng
05 Khai thác than cứng và than non
051 Khai thác và thu gom than cứng
052 Khai thác và thu gom than non
06 Khai thác dầu thô và khí đốt tự nhiên
061 Khai thác dầu thô
062 Khai thác khí đốt tự nhiên
07 Khai thác quặng kim loại
071 Khai thác quặng sắt
072 Khai thác quặng không chứa sắt (trừ quặng kim loại quý hiếm)|0721 Khai thác quặng uranium và quặng thorium|0729 Khai thác quặng kim loại khác không chứa sắt|07291 Khai thác quặng bôxít|07299 Khai thác quặng kim loại khác không chứa sắt chưa được phân vào đâu
073 Khai thác quặng kim loại quý hiếm
08 Khai khoáng khác
081 Khai thác đá, cát, sỏi, đất sét|08101 Khai thác đá|08102 Khai thác cát|08103 Khai thác sỏi|08104 Khai thác đất sét
089 Khai khoáng chưa được phân vào đâu|0891 Khai thác khoáng hóa chất và khoáng phân bón|0892 Khai thác và thu gom than bùn|0893 Khai thác muối|0899 Khai khoáng khác chưa được phân vào đâu
09 Hoạt động dịch vụ hỗ trợ khai khoáng
091 Hoạt động dịch vụ hỗ trợ khai thác dầu thô và khí tự nhiên
099 Hoạt động dịch vụ hỗ trợ khai khoáng khác
C Công nghiệp chế biến, chế tạo
10 Sản xuất, chế biến thực phẩm
101 Chế biến, bảo quản thịt và các sản phẩm từ thịt|10101 Giết mổ gia súc, gia cầm|10102 Chế biến và bảo quản thịt|10109 Chế biến và bảo quản các sản phẩm từ thịt
102 Chế biến, bảo quản thủy sản và các sản phẩm từ thủy sản|10201 Chế biến và bảo quản thủy sản đông lạnh|10202 Chế biến và bảo quản thủy sản khô|10203 Chế biến và bảo quản nước mắm|10209 Chế biến và bảo quản các sản phẩm khác từ thủy sản
103 Chế biến và bảo quản rau quả|10301 Sản xuất nước ép từ rau quả|10309 Chế biến và bảo quản rau quả khác
104 Sản xuất dầu, mỡ động, thực vật|10401 Sản xuất dầu, mỡ động vật|10402 Sản xuất dầu, bơ thực vật
105 Chế biến sữa và các sản phẩm từ sữa
106 Xay xát và sản xuất bột|1061 Xay xát và sản xuất bột thô|10611 Xay xát|10612 Sản xuất bột thô|1062 Sản xuất tinh bột và các sản phẩm từ tinh bột
107 Sản xuất thực phẩm khác|1071 Sản xuất các loại bánh từ bột|1072 Sản xuất đường|1073 Sản xuất ca cao, sôcôla và bánh kẹo|1074 Sản xuất mì ống, mỳ sợi và sản phẩm tương tự|1075 Sản xuất món ăn, thức ăn chế biến sẵn|10751 Sản xuất món ăn, thức ăn chế biến sẵn từ thịt|10752 Sản xuất món ăn, thức ăn chế biến sẵn từ thủy sản|10759 Sản xuất món ăn, thức ăn chế biến sẵn khác|1076 Sản xuất chè|1077 Sản xuất cà phê|1079 Sản xuất thực phẩm khác chưa được phân vào đâu
108 Sản xuất thức ăn gia súc, gia cầm và thủy sản
11 Sản xuất đồ uống|1101 Chưng, tinh cất và pha chế các loại rượu mạnh|1102 Sản xuất rượu vang|1103 Sản xuất bia|1104 Sản xuất mạch nha ủ men bia|1105 Sản xuất đồ uống không cồn, nước khoáng|11051 Sản xuất nước khoáng, nước tinh khiết đóng chai|11052 Sản xuất đồ uống không cồn
12 Sản xuất sản phẩm thuốc lá|12001 Sản xuất thuốc lá|12009 Sản xuất thuốc hút khác
13 Dệt
131 Sản xuất sợi, vải dệt thoi và hoàn thiện sản phẩm dệt|1311 Sản xuất sợi|1312 Sản xuất vải dệt thoi|1313 Hoàn thiện sản phẩm dệt
139 Sản xuất hàng dệt khác|1391 Sản xuất vải dệt kim, vải đan móc và vải không dệt khác|1392 Sản xuất hàng dệt sẵn (trừ trang phục)|1393 Sản xuất thảm, chăn, đệm|1394 Sản xuất các loại dây bện và lưới|1399 Sản xuất các loại hàng dệt khác chưa được phân vào đâu
14 Sản xuất trang phục
141 Sản xuất trang phục (trừ trang phục từ da lông thú)
142 Sản xuất sản phẩm từ da lông thú
143 Sản xuất trang phục đan móc
15 Sản xuất da và các sản phẩm có liên quan
151 Thuộc, sơ chế da; sản xuất va li, túi xách, yên đệm; sơ chế và nhuộm da lông thú|1511 Thuộc, sơ chế da; sơ chế và nhuộm da lông thú|1512 Sản xuất vali, túi xách và các loại tương tự, sản xuất yên đệm
152 Sản xuất giày, dép
16 Chế biến gỗ và sản xuất sản phẩm từ gỗ, tre, nứa (trừ giường, tủ, bàn, ghế); sản xuất sản phẩm từ rơm, rạ và vật liệu tết bện
161 Cưa, xẻ, bào gỗ và bảo quản gỗ|16101 Cưa, xẻ và bào gỗ|16102 Bảo quản gỗ
162 Sản xuất sản phẩm từ gỗ, tre, nứa (trừ giường, tủ, bàn, ghế); sản xuất sản phẩm từ rơm, rạ và vật liệu tết bện|1621 Sản xuất gỗ dán, gỗ lạng, ván ép và ván mỏng khác|1622 Sản xuất đồ gỗ xây dựng|1623 Sản xuất bao bì bằng gỗ|1629 Sản xuất sản phẩm khác từ gỗ; sản xuất sản phẩm từ tre, nứa, rơm, rạ và vật liệu tết bện|16291 Sản xuất sản phẩm khác từ gỗ|16292 Sản xuất sản phẩm từ lâm sản (trừ gỗ), cói và vật liệu tết bện
17 Sản xuất giấy và sản phẩm từ giấy|1701 Sản xuất bột giấy, giấy và bìa|1702 Sản xuất giấy nhăn, bìa nhăn, bao bì từ giấy và bìa|17021 Sản xuất bao bì bằng giấy, bìa|17022 Sản xuất giấy nhăn và bìa nhăn|1709 Sản xuất các sản phẩm khác từ giấy và bìa chưa được phân vào đâu
18 In, sao chép bản ghi các loại
181 In ấn và dịch vụ liên quan đến in|1811 In ấn|1812 Dịch vụ liên quan đến in
182 Sao chép bản ghi các loại
19 Sản xuất than cốc, sản phẩm dầu mỏ tinh chế
191 Sản xuất than cốc
192 Sản xuất sản phẩm dầu mỏ tinh chế; sản xuất sản phẩm nhiên liệu hóa thạch
20 Sản xuất hóa chất và sản phẩm hóa chất
201 Sản xuất hóa chất cơ bản, phân bón và hợp chất ni tơ; sản xuất plastic và cao su tổng hợp dạng nguyên sinh|2011 Sản xuất hóa chất cơ bản|20111 Sản xuất khí công nghiệp|20112 Sản xuất chất nhuộm và chất màu|20113 Sản xuất hóa chất vô cơ cơ bản khác|20114 Sản xuất hóa chất hữu cơ cơ bản khác|20119 Sản xuất hóa chất cơ bản khác|2012 Sản xuất phân bón và hợp chất ni tơ|2013 Sản xuất plastic và cao su tổng hợp dạng nguyên sinh|20131 Sản xuất plastic nguyên sinh|20132 Sản xuất cao su tổng hợp dạng nguyên sinh
202 Sản xuất sản phẩm hóa chất khác|2021 Sản xuất thuốc trừ sâu và sản phẩm hóa chất khác dùng trong nông nghiệp|2022 Sản xuất sơn, véc ni và các chất sơn, quét tương tự; sản xuất mực in và ma tít|20221 Sản xuất sơn, véc ni và các chất sơn, quét tương tự, ma tít|20222 Sản xuất mực in|2023 Sản xuất mỹ phẩm, nước hoa, xà phòng, chất tẩy rửa, làm bóng và chế phẩm vệ sinh|20231 Sản xuất mỹ phẩm, nước hoa|20232 Sản xuất xà phòng, chất tẩy rửa, làm bóng và chế phẩm vệ sinh|2029 Sản xuất sản phẩm hóa chất khác chưa được phân vào đâu
203 Sản xuất sợi nhân tạo
21 Sản xuất thuốc, hóa dược và dược liệu|21001 Sản xuất thuốc các loại|21002 Sản xuất hóa dược, dược liệu
22 Sản xuất sản phẩm từ cao su và plastic
221 Sản xuất sản phẩm từ cao su|2211 Sản xuất săm, lốp cao su; đắp và tái chế lốp cao su|2219 Sản xuất sản phẩm khác từ cao su
222 Sản xuất sản phẩm từ plastic|22201 Sản xuất bao bì từ plastic|22209 Sản xuất sản phẩm khác từ plastic
23 Sản xuất sản phẩm từ khoáng phi kim loại khác
231 Sản xuất thủy tinh và sản phẩm từ thủy tinh|23101 Sản xuất thủy tinh phẳng và sản phẩm từ thủy tinh phẳng|23102 Sản xuất thủy tinh rỗng và sản phẩm từ thủy tinh rỗng|23103 Sản xuất sợi thủy tinh và sản phẩm từ sợi thủy tinh|23109 Sản xuất thủy tinh khác và các sản phẩm từ thủy tinh
239 Sản xuất sản phẩm từ khoáng phi kim loại chưa được phân vào đâu|2391 Sản xuất sản phẩm chịu lửa|2392 Sản xuất vật liệu xây dựng từ đất sét|2393 Sản xuất sản phẩm gốm sứ khác|2394 Sản xuất xi măng, vôi và thạch cao|23941 Sản xuất xi măng|23942 Sản xuất vôi|23943 Sản xuất thạch cao|2395 Sản xuất bê tông và các sản phẩm từ bê tông, xi măng và thạch cao|2396 Cắt, tạo dáng và hoàn thiện đá|2399 Sản xuất sản phẩm từ chất khoáng phi kim loại khác chưa được phân vào đâu
24 Sản xuất kim loại
241 Sản xuất sắt, thép, gang
242 Sản xuất kim loại quý và kim loại màu|24201 Sản xuất kim loại quý|24202 Sản xuất kim loại màu
243 Đúc kim loại|2431 Đúc sắt, thép|2432 Đúc kim loại màu
25 Sản xuất sản phẩm từ kim loại đúc sẵn (trừ máy móc, thiết bị)
251 Sản xuất các cấu kiện kim loại, thùng, bể chứa và nồi hơi|2511 Sản xuất các cấu kiện kim loại|2512 Sản xuất thùng, bể chứa và dụng cụ chứa đựng bằng kim loại|2513 Sản xuất nồi hơi (trừ nồi hơi trung tâm)
252 Sản xuất vũ khí và đạn dược
259 Sản xuất sản phẩm khác bằng kim loại; các dịch vụ xử lý, gia công kim loại|2591 Rèn, dập, ép và cán kim loại; luyện bột kim loại|2592 Gia công cơ khí; xử lý và tráng phủ kim loại|2593 Sản xuất dao kéo, dụng cụ cầm tay và đồ kim loại thông dụng|2599 Sản xuất sản phẩm khác bằng kim loại chưa được phân vào đâu|25991 Sản xuất đồ dùng bằng kim loại cho nhà bếp, nhà vệ sinh và nhà ăn|25999 Sản xuất sản phẩm khác còn lại bằng kim loại chưa được phân vào đâu
26 Sản xuất sản phẩm điện tử, máy tính và sản phẩm quang học
261 Sản xuất linh kiện điện tử|2611 Sản xuất pin mặt trời, tấm pin mặt trời và bộ biến tần quang điện|2619 Sản xuất linh kiện điện tử khác
262 Sản xuất máy tính và thiết bị ngoại vi của máy tính
263 Sản xuất thiết bị truyền thông
264 Sản xuất sản phẩm điện tử dân dụng
265 Sản xuất thiết bị đo lường, kiểm tra, định hướng và điều khiển; sản xuất đồng hồ|2651 Sản xuất thiết bị đo lường, kiểm tra, định hướng và điều khiển|2652 Sản xuất đồng hồ
266 Sản xuất thiết bị bức xạ, thiết bị điện tử trong y học, điện liệu pháp
267 Sản xuất thiết bị và dụng cụ quang học
268 Sản xuất băng, đĩa từ tính và quang học
27 Sản xuất thiết bị điện
271 Sản xuất mô tơ, máy phát, biến thế điện, thiết bị phân phối và điều khiển điện|27101 Sản xuất mô tơ, máy phát|27102 Sản xuất biến thế điện, thiết bị phân phối và điều khiển điện
272 Sản xuất pin và ắc quy
273 Sản xuất dây và thiết bị dây dẫn|2731 Sản xuất dây cáp, sợi cáp quang học|2732 Sản xuất dây, cáp điện và điện tử khác|2733 Sản xuất thiết bị dây dẫn điện các loại
274 Sản xuất thiết bị điện chiếu sáng
275 Sản xuất đồ điện dân dụng
279 Sản xuất thiết bị điện khác
28 Sản xuất máy móc, thiết bị chưa được phân vào đâu
281 Sản xuất máy thông dụng|2811 Sản xuất động cơ, tua bin (trừ động cơ máy bay, ô tô, mô tô và xe máy)|2812 Sản xuất thiết bị sử dụng năng lượng chiết lưu|2813 Sản xuất máy bơm, máy nén, vòi và van khác|2814 Sản xuất bi, bánh răng, hộp số, các bộ phận điều khiển và truyền chuyển động|2815 Sản xuất lò nướng, lò luyện và lò nung|2816 Sản xuất các thiết bị nâng, hạ và bốc xếp|2817 Sản xuất máy móc và thiết bị văn phòng (trừ máy tính và thiết bị ngoại vi của máy tính)|2818 Sản xuất dụng cụ cầm tay chạy bằng mô tơ hoặc khí nén|2819 Sản xuất máy thông dụng khác
282 Sản xuất máy chuyên dụng|2821 Sản xuất máy nông nghiệp và lâm nghiệp|2822 Sản xuất máy công cụ và máy tạo hình kim loại|2823 Sản xuất máy móc, thiết bị cho ngành luyện kim|2824 Sản xuất máy khai thác mỏ và xây dựng|2825 Sản xuất máy chế biến thực phẩm, đồ uống và thuốc lá|2826 Sản xuất máy cho ngành dệt, may và da|2829 Sản xuất máy chuyên dụng khác|28291 Sản xuất máy sản xuất vật liệu xây dựng|28299 Sản xuất máy chuyên dụng khác chưa được phân vào đâu
29 Sản xuất ô tô và xe có động cơ khác
291 Sản xuất ô tô và xe có động cơ khác
292 Sản xuất thân xe ô tô và xe có động cơ khác, rơ moóc và bán rơ moóc
293 Sản xuất phụ tùng và bộ phận phụ trợ cho xe ô tô và xe có động cơ khác
30 Sản xuất phương tiện vận tải khác
301 Đóng tàu và thuyền|3011 Đóng tàu và cấu kiện nổi|3012 Đóng thuyền, xuồng thể thao và giải trí
302 Sản xuất đầu máy xe lửa, xe điện, toa xe và phương tiện, thiết bị chuyên dùng trên đường ray
303 Sản xuất máy bay, tàu vũ trụ và máy móc liên quan
304 Sản xuất xe cơ giới chiến đấu dùng trong quân đội
309 Sản xuất phương tiện và thiết bị vận tải chưa được phân vào đâu|3091 Sản xuất mô tô, xe máy|3092 Sản xuất xe đạp và xe cho người khuyết tật|3099 Sản xuất phương tiện và thiết bị vận tải khác chưa được phân vào đâu
31 Sản xuất giường, tủ, bàn, ghế|3101 Sản xuất giường, tủ, bàn, ghế bằng gỗ|3102 Sản xuất giường, tủ, bàn, ghế bằng kim loại|3109 Sản xuất giường, tủ, bàn, ghế bằng vật liệu khác
32 Công nghiệp chế biến, chế tạo khác
321 Sản xuất đồ kim hoàn, đồ giả kim hoàn và các chi tiết liên quan|3211 Sản xuất đồ kim hoàn và chi tiết liên quan|3212 Sản xuất đồ giả kim hoàn và chi tiết liên quan
322 Sản xuất nhạc cụ
323 Sản xuất dụng cụ thể dục, thể thao
324 Sản xuất đồ chơi, trò chơi
325 Sản xuất thiết bị, dụng cụ y tế, nha khoa, chỉnh hình và phục hồi chức năng|32501 Sản xuất thiết bị, dụng cụ y tế, nha khoa|32502 Sản xuất dụng cụ chỉnh hình, phục hồi chức năng
329 Sản xuất khác chưa được phân vào đâu
33 Sửa chữa, bảo dưỡng và lắp đặt máy móc, thiết bị
331 Sửa chữa, bảo dưỡng máy móc, thiết bị và sản phẩm kim loại đúc sẵn|3311 Sửa chữa, bảo dưỡng các sản phẩm kim loại đúc sẵn|3312 Sửa chữa, bảo dưỡng máy móc, thiết bị|3313 Sửa chữa, bảo dưỡng thiết bị điện tử và quang học|3314 Sửa chữa, bảo dưỡng thiết bị điện|3315 Sửa chữa, bảo dưỡng phương tiện vận tải (trừ ô tô, mô tô, xe máy và xe có động cơ khác)|3319 Sửa chữa, bảo dưỡng thiết bị khác
332 Lắp đặt máy móc và thiết bị công nghiệp
D Sản xuất và phân phối điện, khí đốt, nước nóng, hơi nước và điều hoà không khí
35 Sản xuất và phân phối điện, khí đốt, nước nóng, hơi nước và điều hoà không khí
351 Sản xuất, truyền tải và phân phối điện|3511 Sản xuất điện từ nguồn năng lượng không tái tạo|35111 Nhiệt điện than|35112 Nhiệt điện khí|35113 Điện hạt nhân|35119 Sản xuất điện từ nguồn năng lượng không tái tạo khác|3512 Sản xuất điện từ nguồn năng lượng tái tạo|35121 Thủy điện|35122 Điện gió|35123 Điện mặt trời|35124 Điện sinh khối|35125 Sản xuất điện hydro từ nguồn năng lượng tái tạo|35129 Sản xuất điện từ nguồn năng lượng tái tạo khác|3513 Truyền tải và phân phối điện|35131 Truyền tải điện|35132 Phân phối điện
352 Sản xuất khí đốt, phân phối nhiên liệu khí bằng đường ống|35201 Sản xuất khí đốt|35202 Phân phối nhiên liệu khí bằng đường ống
353 Sản xuất, phân phối hơi nước, nước nóng, điều hoà không khí và sản xuất nước đá|35301 Sản xuất, phân phối hơi nước, nước nóng và điều hoà không khí|35302 Sản xuất nước đá
354 Hoạt động trung gian hoặc đại lý điện, khí đốt
E Cung cấp nước; hoạt động quản lý và xử lý rác thải, nước thải
36 Khai thác, xử lý và cung cấp nước
37 Thoát nước và xử lý nước thải|37001 Thoát nước|37002 Xử lý nước thải
38 Hoạt động thu gom, xử lý và tiêu hủy rác thải; tái chế phế liệu
381 Thu gom rác thải|3811 Thu gom rác thải không độc hại|3812 Thu gom rác thải độc hại|38121 Thu gom rác thải y tế|38129 Thu gom rác thải độc hại khác
382 Xử lý và tiêu hủy rác thải|3821 Xử lý và tiêu hủy rác thải không độc hại|38211 Sản xuất điện từ rác thải|38212 Xử lý và tiêu hủy rác thải không độc hại khác (trừ sản xuất điện từ rác thải)|3822 Xử lý và tiêu hủy rác thải độc hại|38221 Xử lý và tiêu hủy rác thải y tế|38229 Xử lý và tiêu hủy rác thải độc hại khác
383 Tái chế phế liệu|38301 Tái chế phế liệu kim loại|38302 Tái chế phế liệu phi kim loại
39 Xử lý ô nhiễm và hoạt động quản lý chất thải khác
F Xây dựng
41 Xây dựng nhà các loại|4101 Xây dựng nhà để ở|4102 Xây dựng nhà không để ở
42 Xây dựng công trình kỹ thuật dân dụng
421 Xây dựng công trình đường sắt và đường bộ|4211 Xây dựng công trình đường sắt|4212 Xây dựng công trình đường bộ
422 Xây dựng công trình công ích|4221 Xây dựng công trình điện|4222 Xây dựng công trình cấp, thoát nước|4223 Xây dựng công trình viễn thông, thông tin liên lạc|4229 Xây dựng công trình công ích khác
429 Xây dựng công trình kỹ thuật dân dụng khác|4291 Xây dựng công trình thủy|4292 Xây dựng công trình khai khoáng|4293 Xây dựng công trình chế biến, chế tạo|4299 Xây dựng công trình kỹ thuật dân dụng khác
43 Hoạt động xây dựng chuyên dụng
431 Phá dỡ và chuẩn bị mặt bằng|4311 Phá dỡ|4312 Chuẩn bị mặt bằng
432 Lắp đặt hệ thống điện, hệ thống cấp thoát nước và lắp đặt xây dựng khác|4321 Lắp đặt hệ thống điện|4322 Lắp đặt hệ thống cấp, thoát nước, hệ thống sưởi và điều hoà không khí|43221 Lắp đặt hệ thống cấp, thoát nước|43222 Lắp đặt hệ thống sưởi và điều hoà không khí|4329 Lắp đặt hệ thống xây dựng khác
433 Hoàn thiện công trình xây dựng
434 Hoạt động dịch vụ trung gian cho xây dựng chuyên dụng
439 Hoạt động xây dựng chuyên dụng khác
`;

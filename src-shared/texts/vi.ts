import type { Catalogue } from './catalogue.ts';

/**
 * Xưng hô: nói thẳng với người dùng, không đổ lỗi cho ai; câu đầu là chuyện gì đã xảy ra, câu sau là việc nên làm.
 * Chi tiết trong ngoặc nhọn có thể thiếu: mỗi câu phải đứng được mà không có chúng.
 */
export const vi: Catalogue = {
  errors: {
    invalid: 'Có chỗ nhập chưa đúng nên chưa lưu được. Hãy xem lại các ô được đánh dấu.',
    'not-found': 'Không tìm thấy mục này nữa, có thể nó đã bị xóa. Hãy tải lại danh sách, hoặc tìm trong thùng rác.',
    conflict: 'Mục này vừa thay đổi ở nơi khác nên chưa lưu được. Hãy mở lại để xem nội dung mới nhất rồi sửa tiếp.',
    forbidden: 'Bạn chưa được phép làm việc này. Nếu cần, hãy nhờ người quản lý cấp quyền.',
    'no-profile': 'Máy này chưa có dữ liệu Fieldbook. Hãy chọn cách bắt đầu: xem công ty mẫu hoặc làm việc một mình.',
    'profile-exists': 'Máy này đã có dữ liệu Fieldbook, nên không tạo mới đè lên. Hãy mở dữ liệu đang có.',
    'profile-in-use': 'Dữ liệu này đang mở ở một cửa sổ Fieldbook khác. Hãy dùng cửa sổ đó, hoặc đóng nó rồi thử lại.',
    'read-only': 'Không ghi được vào thư mục dữ liệu nên thay đổi chưa được lưu. Hãy kiểm tra quyền ghi hoặc ổ đĩa, rồi thử lại.',
    'disk-full':
      'Đĩa đã đầy nên thay đổi này chưa được lưu. Hãy xóa bớt tệp không cần rồi thử lại; dữ liệu đã lưu vẫn còn nguyên.',
    'disk-error': 'Ổ đĩa báo lỗi khi đọc hoặc ghi nên việc này chưa xong. Hãy sao lưu ra USB hoặc ổ khác ngay rồi thử lại.',
    damaged: 'Tệp dữ liệu bị hỏng và đã được giữ riêng, không bị xóa. Hãy khôi phục từ bản sao lưu gần nhất.',
    'wrong-key': 'Khóa này không mở được dữ liệu. Hãy kiểm tra lại từng nhóm ký tự của khóa khôi phục rồi nhập lại.',
    'key-unavailable':
      'Hệ điều hành chưa đưa khóa để mở dữ liệu; dữ liệu vẫn còn nguyên. Hãy mở khóa chùm khóa của máy rồi thử lại, hoặc dùng khóa khôi phục.',
    'not-a-database': 'Tệp này không phải dữ liệu của Fieldbook nên không mở và không bị thay đổi gì. Hãy chọn tệp khác.',
    'newer-version':
      'Dữ liệu này thuộc phiên bản Fieldbook mới hơn nên chưa mở được, và không bị thay đổi gì. Hãy cập nhật Fieldbook rồi mở lại.',
    busy: 'Fieldbook đang bận một việc khác với dữ liệu. Hãy đợi vài giây rồi thử lại.',
    cancelled: 'Việc này đã dừng theo yêu cầu, những gì làm dở đã được thu lại.',
    'too-large': 'Tệp hoặc nội dung này lớn quá mức Fieldbook xử lý được. Hãy chia nhỏ rồi thử lại.',
    'unreadable-file': 'Không đọc được tệp này. Hãy mở nó bằng Excel, lưu lại dạng .xlsx hoặc .csv, rồi chọn lại.',
    'not-supported': 'Fieldbook chưa làm được việc này. Hãy cập nhật Fieldbook, hoặc làm theo cách khác.',
    'not-available-here': 'Việc này không làm được trong cửa sổ trình duyệt. Hãy mở ứng dụng Fieldbook trên máy tính.',
    offline:
      'Chưa liên lạc được với máy chủ văn phòng. Hãy kiểm tra mạng và địa chỉ; việc đã lưu trên máy vẫn còn nguyên và sẽ tự gửi sau.',
    'not-an-office':
      'Địa chỉ này có trả lời nhưng không phải máy chủ Fieldbook. Có thể mạng đang đòi đăng nhập Wi-Fi, hoặc địa chỉ gõ sai. Hãy xem lại địa chỉ.',
    'no-office': 'Dữ liệu trên máy này chưa thuộc văn phòng nào. Hãy tham gia văn phòng từ màn hình bắt đầu.',
    'wrong-password': 'Tài khoản hoặc mật khẩu chưa đúng. Hãy gõ lại, để ý phím Caps Lock và bộ gõ tiếng Việt.',
    'too-weak-password': 'Mật khẩu này dễ đoán. Hãy dùng ít nhất 12 ký tự, ví dụ vài từ ghép lại.',
    'password-change-due':
      'Mật khẩu này do người quản trị đặt, chỉ dùng cho lần đăng nhập này. Hãy đặt mật khẩu của riêng bạn rồi tiếp tục.',
    'signed-out': 'Phiên làm việc với văn phòng đã hết. Hãy đăng nhập lại; việc đã lưu trên máy vẫn còn nguyên.',
    'device-revoked': 'Văn phòng đã ngừng cho máy này nhận dữ liệu. Hãy liên hệ người quản trị; việc chưa gửi vẫn còn trên máy.',
    'too-many-tries': 'Đã thử quá nhiều lần. Hãy đợi vài phút rồi thử lại.',
    'server-too-old':
      'Máy chủ văn phòng cũ hơn phần mềm trên máy này. Hãy báo người quản trị nâng cấp máy chủ; bạn vẫn làm việc bình thường.',
    'client-too-old': 'Phần mềm trên máy này cũ hơn máy chủ văn phòng. Hãy cập nhật Fieldbook; việc đã lưu vẫn còn nguyên.',
    'office-changed':
      'Máy chủ văn phòng đã được khôi phục về một ngày trước. Chưa có gì bị xóa hay gửi lại; hãy mở trạng thái đồng bộ và chọn cách tiếp tục.',
    unexpected:
      'Có lỗi ngoài dự tính nên việc này chưa xong; dữ liệu đã lưu vẫn còn nguyên. Hãy thử lại, nếu vẫn lỗi thì gửi thông tin chẩn đoán cho người hỗ trợ.',
  },
  fieldErrors: {
    required: 'Ô này cần có nội dung.',
    'too-long': 'Nội dung dài quá. Hãy rút gọn.',
    'too-short': 'Nội dung ngắn quá.',
    'too-small': 'Số này nhỏ quá.',
    'too-big': 'Số này lớn quá.',
    'not-a-number': 'Hãy nhập một số.',
    'not-a-date': 'Hãy nhập ngày dạng ngày/tháng/năm, ví dụ 14/03/2009.',
    'not-a-time': 'Hãy nhập giờ dạng giờ:phút, ví dụ 08:30.',
    'not-a-choice': 'Hãy chọn một mục trong danh sách.',
    'unknown-cursor': 'Danh sách đã cũ. Hãy tải lại.',
    'end-before-start': 'Giờ kết thúc phải sau giờ bắt đầu.',
    'tax-code-check-digit': 'Mã số thuế có chữ số kiểm tra không khớp. Hãy so lại với giấy tờ; vẫn lưu được nếu đúng là như vậy.',
    'tax-code-malformed': 'Mã số thuế có 10 số, 13 số (chi nhánh) hoặc 12 số (cá nhân, hộ kinh doanh).',
    'phone-not-recognised': 'Số điện thoại này chưa đúng dạng nên không bấm gọi được. Vẫn lưu đúng như bạn nhập.',
    'email-not-recognised': 'Địa chỉ email này chưa đúng dạng, ví dụ ten@congty.vn.',
    'account-needs-transaction': 'Khách thành “Khách hàng” khi có giao dịch đầu tiên: hãy ghi ngày giao dịch lần cuối.',
    invalid: 'Nội dung này chưa đúng.',
  },
  importProblems: {
    'cell-cut': 'Ô này dài quá mức của Excel nên phần cuối đã bị cắt.',
    'formula-error': 'Ô này là công thức đang báo lỗi trong bảng tính.',
    'bad-characters': 'Ô này có ký tự không đọc được. Có thể tệp được lưu bằng bảng mã khác.',
    'extra-cell': 'Dòng này có ô nằm ngoài các cột có tiêu đề. Nội dung được chép vào ghi chú.',
    'cell-mended': 'Dòng này thừa dấu phân cách, nên các phần liền nhau đã được ghép lại. Hãy xem lại ô này.',
    'empty-name': 'Dòng này không có tên khách hàng nên không nhập được.',
    'too-long': 'Nội dung dài quá mức của ô này nên dòng không nhập được.',
    invalid: 'Nội dung này không nhập được.',
    'several-phones': 'Ô này có nhiều số điện thoại. Tất cả được giữ nguyên và tìm được từng số.',
    'phone-not-recognised': 'Số điện thoại chưa đúng dạng, được giữ nguyên như trong tệp.',
    'email-not-recognised': 'Email chưa đúng dạng, được giữ nguyên như trong tệp.',
    'tax-code-check': 'Chữ số kiểm tra của mã số thuế không khớp. Mã được giữ nguyên như trong tệp.',
    'tax-code-malformed': 'Không phải dạng mã số thuế (10, 12 hoặc 13 số). Được giữ nguyên như trong tệp.',
    'unknown-province': 'Không nhận ra tỉnh, thành phố này. Nội dung được chép vào địa chỉ.',
    'unknown-choice': 'Giá trị này không có trong danh sách. Nội dung được chép vào ghi chú.',
    'date-not-recognised': 'Không nhận ra ngày. Nội dung được chép vào ghi chú.',
    duplicate: 'Khách hàng này đã có, nên dòng được bỏ qua.',
    'duplicate-in-file': 'Khách hàng này đã có ở một dòng trước trong tệp, nên dòng được bỏ qua.',
  },
  importRefusals: {
    missing: 'Không còn thấy tệp này. Hãy chọn lại.',
    'no-access': 'Không được phép đọc tệp này. Nếu nó đang mở trong Excel, hãy đóng lại rồi thử lại.',
    empty: 'Tệp này trống. Hãy chọn tệp khác.',
    'not-a-table': 'Tệp này không phải bảng. Hãy chọn tệp .xlsx hoặc .csv.',
    'old-excel': 'Đây là tệp Excel kiểu cũ (.xls). Hãy mở bằng Excel, lưu lại dạng .xlsx, rồi chọn lại.',
    encrypted: 'Tệp này có mật khẩu. Hãy lưu lại một bản không mật khẩu rồi chọn lại.',
    damaged: 'Tệp này bị hỏng hoặc tải về chưa xong. Hãy tải lại, hoặc mở bằng Excel và lưu lại.',
    'no-rows': 'Tệp này chỉ có tiêu đề, không có dòng nào để nhập.',
    'too-slow': 'Đọc tệp này lâu quá nên đã dừng. Hãy lưu lại dạng .csv rồi thử lại.',
    'file-size': 'Tệp lớn quá. Hãy chia thành nhiều tệp nhỏ hơn 512 MB.',
    columns: 'Tệp có quá 1.000 cột. Hãy xóa bớt các cột không cần.',
    rows: 'Tệp có quá 1.000.000 dòng. Hãy chia thành nhiều tệp.',
    'unpacked-size': 'Nội dung của tệp lớn quá khi mở ra. Hãy chia thành nhiều tệp.',
    'packed-too-tightly':
      'Tệp này mở ra lớn bất thường nên không đọc, để giữ an toàn cho máy. Hãy lưu lại bằng Excel rồi thử lại.',
    entries: 'Tệp này chứa quá nhiều phần nhỏ nên không đọc. Hãy lưu lại bằng Excel rồi thử lại.',
    memory: 'Tệp này cần nhiều bộ nhớ quá. Hãy chia thành nhiều tệp nhỏ hơn.',
  },
  officeProblems: {
    offline: 'Chưa liên lạc được với máy chủ văn phòng. Bạn cứ làm việc; mọi thứ sẽ tự gửi khi có mạng.',
    'not-an-office': 'Mạng đang trả về một trang khác thay cho máy chủ văn phòng. Hãy đăng nhập Wi-Fi, hoặc đổi sang mạng khác.',
    'server-too-old': 'Máy chủ văn phòng cũ hơn phần mềm trên máy này. Hãy báo người quản trị nâng cấp máy chủ.',
    'client-too-old': 'Máy chủ văn phòng mới hơn phần mềm trên máy này. Hãy cập nhật Fieldbook rồi đồng bộ lại.',
    'signed-out': 'Phiên làm việc đã hết. Hãy nhập lại mật khẩu để tiếp tục đồng bộ.',
    'device-revoked': 'Văn phòng đã ngừng cho máy này nhận dữ liệu. Hãy liên hệ người quản trị; việc chưa gửi vẫn còn trên máy.',
    'office-changed':
      'Máy chủ văn phòng đã được khôi phục về một ngày trước. Trên máy này chưa có gì bị xóa. Chọn “Gửi lại và đối chiếu” để gửi lại phần máy chủ đã mất.',
    'many-removals':
      'Văn phòng vừa yêu cầu bỏ rất nhiều bản ghi khỏi máy này cùng lúc nên việc đồng bộ tạm dừng. Hãy hỏi người quản trị; nếu đúng, chọn “Cho phép bỏ”.',
    'too-many-tries': 'Máy chủ đang bận vì có quá nhiều yêu cầu. Việc đồng bộ sẽ tự chạy lại sau ít phút.',
    unavailable: 'Máy chủ văn phòng đang bảo trì hoặc quá tải. Việc đồng bộ sẽ tự chạy lại.',
    unexpected:
      'Việc đồng bộ gặp lỗi ngoài dự tính và sẽ tự thử lại. Nếu còn lặp lại, hãy gửi thông tin chẩn đoán cho người hỗ trợ.',
  },
  refusals: {
    forbidden: 'Bạn không còn quyền sửa bản ghi này.',
    invalid: 'Có chỗ văn phòng không chấp nhận. Hãy sửa lại rồi gửi lại.',
    'not-found': 'Văn phòng không có bản ghi này.',
    'append-only': 'Nội dung đã ghi vào nhật ký thì không sửa được. Hãy ghi thêm một dòng mới.',
    'office-only': 'Chỉ người quản trị sửa được mục này, trên máy chủ.',
    'unknown-entity': 'Máy chủ văn phòng chưa biết loại dữ liệu này. Hãy chờ nâng cấp máy chủ rồi gửi lại.',
    'unknown-field': 'Máy chủ văn phòng chưa biết ô này. Hãy chờ nâng cấp máy chủ rồi gửi lại.',
    'depends-on-rejected': 'Bản ghi này dựa trên một thay đổi đã bị từ chối. Hãy xử lý thay đổi đó trước.',
    'group-rejected': 'Thay đổi này đi cùng một thay đổi khác đã bị từ chối.',
  },
  notices: {
    'restored-from-backup': 'Dữ liệu bị hỏng lúc mở và đã được khôi phục từ bản sao lưu gần nhất. Tệp cũ được giữ lại.',
    'import-interrupted': 'Một lần nhập dữ liệu bị ngắt giữa chừng và đã được thu lại. Hãy nhập lại tệp đó.',
    'journal-behind': 'Nhật ký thay đổi chưa theo kịp dữ liệu. Hãy sao lưu ngay hôm nay.',
  },
};

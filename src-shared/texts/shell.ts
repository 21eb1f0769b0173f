/** Texts of the desktop shell: menu, tray, system dialogs. The screens' own texts live in the renderer's catalogues. */
export interface ShellTexts {
  readonly name: string;
  readonly menu: {
    readonly file: string;
    readonly newCustomer: string;
    readonly newVisit: string;
    readonly import: string;
    readonly backup: string;
    readonly save: string;
    readonly settings: string;
    readonly quit: string;
    readonly edit: string;
    readonly undoText: string;
    readonly redoText: string;
    readonly undo: string;
    readonly cut: string;
    readonly copy: string;
    readonly paste: string;
    readonly selectAll: string;
    readonly find: string;
    readonly view: string;
    readonly palette: string;
    readonly goToday: string;
    readonly goCustomers: string;
    readonly goCalendar: string;
    readonly zoomIn: string;
    readonly zoomOut: string;
    readonly zoomReset: string;
    readonly fullScreen: string;
    readonly window: string;
    readonly minimize: string;
    readonly close: string;
    readonly help: string;
    readonly shortcuts: string;
    readonly about: string;
    readonly hideOthers: string;
    readonly hide: string;
    readonly showAll: string;
    readonly addToDictionary: string;
  };
  readonly tray: {
    readonly show: string;
    readonly hide: string;
    readonly update: string;
    readonly nothingWaits: string;
    readonly waiting: (count: number) => string;
  };
  readonly dialogs: {
    readonly tables: string;
    readonly contacts: string;
    readonly calendars: string;
    readonly backups: string;
    readonly importTitle: string;
    readonly restoreTitle: string;
    readonly exportTitle: string;
    readonly documentTitle: string;
    readonly backupTitle: string;
    readonly paperTitle: string;
    readonly coreGoneTitle: string;
    readonly coreGone: string;
  };
}

export const shellTexts: Readonly<Record<'vi' | 'en', ShellTexts>> = {
  vi: {
    name: 'Fieldbook',
    menu: {
      file: 'Tệp',
      newCustomer: 'Khách hàng mới',
      newVisit: 'Lịch thăm mới',
      import: 'Nhập dữ liệu từ tệp…',
      backup: 'Sao lưu…',
      save: 'Lưu',
      settings: 'Cài đặt…',
      quit: 'Thoát',
      edit: 'Chỉnh sửa',
      undoText: 'Hoàn tác gõ chữ',
      redoText: 'Làm lại gõ chữ',
      undo: 'Hoàn tác thay đổi',
      cut: 'Cắt',
      copy: 'Sao chép',
      paste: 'Dán',
      selectAll: 'Chọn tất cả',
      find: 'Tìm…',
      view: 'Xem',
      palette: 'Bảng lệnh…',
      goToday: 'Hôm nay',
      goCustomers: 'Khách hàng',
      goCalendar: 'Lịch thăm',
      zoomIn: 'Phóng to',
      zoomOut: 'Thu nhỏ',
      zoomReset: 'Cỡ chữ gốc',
      fullScreen: 'Toàn màn hình',
      window: 'Cửa sổ',
      minimize: 'Thu xuống',
      close: 'Đóng cửa sổ',
      help: 'Trợ giúp',
      shortcuts: 'Phím tắt',
      about: 'Giới thiệu Fieldbook',
      hideOthers: 'Ẩn chương trình khác',
      hide: 'Ẩn Fieldbook',
      showAll: 'Hiện tất cả',
      addToDictionary: 'Thêm vào từ điển',
    },
    tray: {
      show: 'Mở Fieldbook',
      hide: 'Ẩn cửa sổ',
      update: 'Khởi động lại để cập nhật',
      nothingWaits: 'Mọi thay đổi đã được gửi',
      waiting: (count) => `${count.toLocaleString('vi')} thay đổi chưa gửi`,
    },
    dialogs: {
      tables: 'Bảng tính và CSV',
      contacts: 'Danh thiếp',
      calendars: 'Lịch',
      backups: 'Bản sao lưu Fieldbook',
      importTitle: 'Chọn tệp để nhập',
      restoreTitle: 'Chọn bản sao lưu để khôi phục',
      exportTitle: 'Xuất ra tệp',
      documentTitle: 'Lưu thành tệp PDF',
      backupTitle: 'Lưu bản sao lưu',
      paperTitle: 'Lưu bản sao của tệp',
      coreGoneTitle: 'Fieldbook phải đóng lại',
      coreGone: 'Phần lưu dữ liệu đã dừng hai lần. Những gì đã lưu vẫn còn nguyên. Hãy mở lại Fieldbook.',
    },
  },
  en: {
    name: 'Fieldbook',
    menu: {
      file: 'File',
      newCustomer: 'New customer',
      newVisit: 'New visit',
      import: 'Import from a file…',
      backup: 'Back up…',
      save: 'Save',
      settings: 'Settings…',
      quit: 'Quit',
      edit: 'Edit',
      undoText: 'Undo typing',
      redoText: 'Redo typing',
      undo: 'Undo change',
      cut: 'Cut',
      copy: 'Copy',
      paste: 'Paste',
      selectAll: 'Select all',
      find: 'Find…',
      view: 'View',
      palette: 'Command palette…',
      goToday: 'Today',
      goCustomers: 'Customers',
      goCalendar: 'Visit calendar',
      zoomIn: 'Zoom in',
      zoomOut: 'Zoom out',
      zoomReset: 'Actual size',
      fullScreen: 'Full screen',
      window: 'Window',
      minimize: 'Minimise',
      close: 'Close window',
      help: 'Help',
      shortcuts: 'Keyboard shortcuts',
      about: 'About Fieldbook',
      hideOthers: 'Hide others',
      hide: 'Hide Fieldbook',
      showAll: 'Show all',
      addToDictionary: 'Add to dictionary',
    },
    tray: {
      show: 'Open Fieldbook',
      hide: 'Hide window',
      update: 'Restart to update',
      nothingWaits: 'Every change has been sent',
      waiting: (count) => `${count.toLocaleString('en')} ${count === 1 ? 'change' : 'changes'} not sent yet`,
    },
    dialogs: {
      tables: 'Spreadsheets and CSV',
      contacts: 'Contact cards',
      calendars: 'Calendars',
      backups: 'Fieldbook backups',
      importTitle: 'Choose a file to import',
      restoreTitle: 'Choose a backup to restore',
      exportTitle: 'Export to a file',
      documentTitle: 'Save as PDF',
      backupTitle: 'Save a backup',
      paperTitle: 'Save a copy of the file',
      coreGoneTitle: 'Fieldbook has to close',
      coreGone: 'The part that stores data stopped twice. What was saved is still there. Please open Fieldbook again.',
    },
  },
};

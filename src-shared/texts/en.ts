import type { Catalogue } from './catalogue.ts';

export const en: Catalogue = {
  errors: {
    invalid: 'Something is not filled in right yet, so nothing was saved. Please look at the marked fields.',
    'not-found': 'This is no longer here; it may have been deleted. Reload the list, or look in the recycle bin.',
    conflict:
      'This was just changed somewhere else, so nothing was saved. Open it again to see the newest state and go on from there.',
    forbidden: 'You may not do this yet. If you need to, ask your manager for the permission.',
    'no-profile':
      'There is no Fieldbook data on this computer yet. Choose how to start: look around the demo company, work alone or join your office.',
    'profile-exists': 'There is Fieldbook data on this computer already, so nothing new was made over it. Open what is there.',
    'profile-in-use': 'This data is open in another Fieldbook window. Use that window, or close it and try again.',
    'read-only':
      'The data folder cannot be written, so the change was not saved. Check the permissions or the disk and try again.',
    'disk-full':
      'The disk is full, so this change was not saved. Delete files you do not need and try again; what was saved before is safe.',
    'disk-error':
      'The disk reported an error, so this was not done. Make a backup to a USB stick or another disk now, then try again.',
    damaged: 'The data file is damaged. It was set aside, not deleted. Restore the newest backup.',
    'wrong-key': 'This key does not open the data. Check every group of the recovery key and type it again.',
    'key-unavailable':
      'The system did not hand out the key that opens the data; the data itself is safe. Unlock the keyring and try again, or use the recovery key.',
    'not-a-database': 'This file is no Fieldbook data. It was not opened and not changed. Choose another file.',
    'newer-version':
      'This data belongs to a newer Fieldbook. It was not opened and not changed. Update Fieldbook and open it again.',
    busy: 'Fieldbook is busy with the data. Wait a few seconds and try again.',
    cancelled: 'This was stopped as you asked; what had been begun was taken back.',
    'too-large': 'This file or text is larger than Fieldbook can handle. Split it and try again.',
    'unreadable-file': 'This file cannot be read. Open it in Excel, save it as .xlsx or .csv, and choose it again.',
    'not-supported': 'Fieldbook cannot do this yet. Update Fieldbook, or choose another way.',
    'not-available-here': 'This cannot be done in a browser window. Open the Fieldbook app on this computer.',
    offline:
      'The office server cannot be reached. Check the network and the address; what is saved here is safe and will be sent later by itself.',
    'not-an-office':
      'Something answers at this address, but it is not a Fieldbook server. The network may want a Wi-Fi login, or the address may be mistyped. Check the address.',
    'no-office': 'The data on this computer belongs to no office. Join one from the start screen.',
    'wrong-password': 'The account or the password is not right. Type it again; mind Caps Lock and the Vietnamese keyboard.',
    'too-weak-password': 'This password is easy to guess. Use at least 12 characters, such as a few words together.',
    'password-change-due':
      'This password came from your administrator and is good for this log-in only. Choose one of your own to go on.',
    'signed-out': 'The session with the office has ended. Log in again; what is saved here is safe.',
    'device-revoked':
      'The office no longer lets this computer have its data. Ask the administrator; what was not sent is still here.',
    'account-closed':
      'The office has closed this account. Ask the administrator. What is on this computer can still be read, exported and backed up; what was not sent is still here.',
    'too-many-tries': 'Too many tries. Wait a few minutes, then try again.',
    'server-too-old': 'The office server is older than this program. Ask the administrator to upgrade it; you can go on working.',
    'client-too-old': 'This program is older than the office server. Update Fieldbook; what is saved here is safe.',
    'office-changed':
      'The office server was put back to an earlier day. Nothing has been deleted or sent again yet; open the sync status and choose how to go on.',
    unexpected:
      'Something unexpected went wrong, so this was not done; what was saved before is safe. Try again; if it happens again, send the diagnostics to support.',
  },
  fieldErrors: {
    required: 'Please fill this in.',
    'too-long': 'This is too long. Please shorten it.',
    'too-short': 'This is too short.',
    'too-small': 'This number is too small.',
    'too-big': 'This number is too big.',
    'not-a-number': 'Please type a number.',
    'not-a-date': 'Please type a date as day/month/year, such as 14/03/2009.',
    'not-a-time': 'Please type a time as hours:minutes, such as 08:30.',
    'not-a-choice': 'Please choose from the list.',
    'not-a-link': 'Please type a web or mail address, such as https://company.vn.',
    'name-taken': 'Something else has this name already. Please choose another one.',
    'unknown-cursor': 'The list is out of date. Please reload it.',
    'end-before-start': 'The end must be after the start.',
    'tax-code-check-digit':
      'The check digit of this tax code does not fit. Compare it with the papers; you can still save it as it is.',
    'tax-code-malformed': 'A tax code has 10 digits, 13 (a branch) or 12 (a person or household business).',
    'phone-not-recognised': 'This is no complete phone number, so it cannot be dialled from here. It is saved as you typed it.',
    'email-not-recognised': 'This is no complete email address, such as name@company.vn.',
    'account-needs-transaction': 'A record becomes an account with its first transaction: enter the day of the last transaction.',
    'last-day-before-first': 'The last day must not be before the first.',
    'day-to-come': 'This day has not come yet. Please check the year.',
    'never-working': 'Nobody works on these weekdays. Please choose one from Monday to Saturday as well.',
    'day-taken': 'This day is in the list already. Please change that line.',
    'code-taken': 'Another product has this code. Please choose another code, or open that product and change it.',
    'invoice-taken':
      'Another invoice of that year has this symbol and number. Please check the number, or cancel that invoice first.',
    'due-before-issue': 'The day it is due must not be before the day of the invoice.',
    'more-than-left': 'More than is left of this line. Lower the quantity.',
    'more-than-paid': 'This is more than was paid. Please check the amount.',
    'no-credit': 'The customer has not so much credit. Please enter less.',
    'group-loop': 'That group lies under the one you are changing, so it cannot be its parent. Please choose another group.',
    'vat-overlap': 'This class has another rate on those days. Please change the days, or end the other rate first.',
    'out-of-stock': 'Not enough is left of this. Please promise less, or put more into stock first.',
    itself: 'This is the customer that is open. Please choose another one.',
    'no-such-record': 'This is no longer there. Please choose again.',
    'would-loop': 'This company stands below the customer that is open, so it cannot be its parent. Please choose another one.',
    'merged-the-other-way': 'These two records were merged the other way round on another computer. There is nothing left to do.',
    'nothing-to-merge': 'These records are one already.',
    'another-name': 'The name typed is another. Type the name of the person to be erased.',
    'not-a-person': 'This is a company and no person. Erase its people one by one.',
    'not-a-lead': 'This is an account already, no lead any more: there is nothing to assess.',
    erased: 'This person’s data was erased on request, so nothing more can be written. Discard this change.',
    'team-not-selling':
      'This team takes no opportunities. Please choose a team that is flagged for them, or ask an administrator to flag it.',
    'stage-inactive': 'This stage is no longer used. Please choose another one.',
    'stage-is-lost': 'A new opportunity does not begin as lost. Please choose another stage.',
    'last-stage-of-kind': 'At least one open, one won and one lost stage must stay in use.',
    'not-changeable': 'What a stage means cannot be changed. Please add a new stage.',
    'has-left': 'This person does not work here any more. Please choose somebody else.',
    'all-restricted': 'All customers chosen asked that their data be used no more, so no job is made of them.',
    'no-calendar': 'This file is no calendar. Please choose an .ics file.',
    'too-many-entries': 'This calendar has more than 50,000 entries. Please export a shorter time from the other program.',
    'too-late': 'More than 30 days have passed, so this can no longer be taken back.',
    'unknown-bank': 'Fieldbook does not know this bank. Please choose one from the list.',
    'account-characters':
      'An account number has digits only. Please leave out letters and signs, and use the number instead of an alias.',
    'account-length': 'An account number has 4 to 19 digits. Please check it.',
    'not-a-picture': 'This file is no PNG or JPEG picture that can be read. Please choose another one.',
    'unknown-template-field':
      'The template has a field that Fieldbook does not know. Correct the field that is shown, then save again.',
    'needs-approval':
      'This quote has to be approved before it goes out, and the office lacks an approval of exactly this content. Open the quote and ask for approval, then send it again.',
    'not-the-leader': 'Whoever leads the person who sent this plan, or an administrator, answers it.',
    'import-rule': 'The office lets only some people import customer data. Ask a manager or administrator.',
    'not-the-approver':
      'Whoever was asked no longer approves this quote. Have the quote’s author withdraw and ask again: whoever approves it now is asked then.',
    'own-quote':
      'Nobody decides about a quote of his own, also not in somebody’s place. Whoever is asked, or another administrator, decides.',
    'changed-meanwhile':
      'Somebody changed this on another laptop meanwhile. Look at what stands there now, and send yours again if it should replace it.',
    'nobody-to-tell': 'Nobody to tell: no customer may be written to, and no job was chosen.',
    'too-many-recipients': 'More than 10,000 recipients: please split them into smaller groups.',
    'policy-not-in-force': 'The policy is over, off or gone: please choose another one.',
    invalid: 'This is not right yet.',
  },
  importProblems: {
    'cell-cut': 'This cell is longer than Excel allows, so its end was cut off.',
    'formula-error': 'This cell is a formula that shows an error in the spreadsheet.',
    'bad-characters': 'This cell has characters that cannot be read. The file may be stored in another encoding.',
    'extra-cell': 'This row has a cell beyond the columns with a heading. Its content was put into the note.',
    'cell-mended': 'This row had a separator too many, so neighbouring parts were put together. Please look at this cell.',
    'card-damaged': 'This business card is damaged or has no name, so it cannot be imported.',
    'empty-name': 'This row has no customer name, so it cannot be imported.',
    'too-long': 'This is longer than the field allows, so the row cannot be imported.',
    invalid: 'This cannot be imported.',
    'several-phones': 'This cell has several phone numbers. All are kept, and each can be found.',
    'phone-not-recognised': 'No complete phone number; kept as it is in the file.',
    'email-not-recognised': 'No complete email address; kept as it is in the file.',
    'tax-code-check': 'The check digit of the tax code does not fit. The code is kept as it is in the file.',
    'tax-code-malformed': 'Not the form of a tax code (10, 12 or 13 digits). Kept as it is in the file.',
    'unknown-province': 'This province or city is not known. Its name was put into the address.',
    'unknown-choice': 'This value is not in the list. It was put into the note.',
    'date-not-recognised': 'This date is not understood. It was put into the note.',
    'phone-renewed': 'An old mobile number of 11 digits was turned into its form of today; the old number still finds it.',
    'day-to-come': 'This day is still to come. It was put into the note.',
    'own-value-not-recognised': 'This does not fit the type of the own field. It was put into the note.',
    'not-an-account-yet': 'A record becomes an account with its first transaction, so this row comes in as a lead.',
    duplicate: 'This customer is there already, so the row is left out.',
    'duplicate-in-file': 'This customer stands in an earlier row of the file, so the row is left out.',
    'person-added': 'This customer stands in an earlier row; the contact of this row was added there.',
    updated: 'This customer is there already; the cells of this row that hold something are written over it.',
    unchanged: 'This customer is there already and the row has nothing new.',
    'added-anyway': 'This customer seems to be there already; the row is added anyway, as you chose.',
  },
  importRefusals: {
    missing: 'This file is no longer there. Please choose it again.',
    'no-access': 'This file may not be read. If it is open in Excel, close it there and try again.',
    empty: 'This file is empty. Please choose another one.',
    'not-a-table': 'This file is no table. Please choose an .xlsx or .csv file.',
    'old-excel': 'This is an old Excel file (.xls). Open it in Excel, save it as .xlsx, and choose it again.',
    encrypted: 'This file has a password. Save a copy without a password and choose that.',
    damaged: 'This file is damaged or was not fully downloaded. Download it again, or open it in Excel and save it.',
    'no-rows': 'This file has only headings and no rows to import.',
    'too-slow': 'Reading this file took too long and was stopped. Save it as .csv and try again.',
    'file-size': 'This file is too large. Split it into files of less than 512 MB.',
    columns: 'This file has more than 1,000 columns. Delete those that you do not need.',
    rows: 'This file has more than 1,000,000 rows. Split it into several files.',
    'unpacked-size': 'The content of this file is too large when unpacked. Split it into several files.',
    'packed-too-tightly':
      'This file unpacks to an unusual size and was not read, to keep the computer safe. Save it again in Excel and retry.',
    entries: 'This file holds too many parts and was not read. Save it again in Excel and retry.',
    memory: 'This file needs too much memory. Split it into smaller files.',
  },
  fileRefusals: {
    'paper-size': 'This file is larger than {{limitMegabytes}} MB. Compress or split it, then add it again.',
    'paper-empty': 'This file is empty; there is nothing to keep. Choose another one.',
    'paper-no-file': 'This is a folder, not a file. Choose the files in it.',
    'paper-program':
      'Fieldbook takes no programs, scripts or web pages (.exe, .js, .lnk, .html…), since opening one can do harm. If you really need it, pack it into a .zip.',
    'paper-not-whole': 'This file was not handed over completely. Add it again.',
    'paper-damaged':
      'The copy on this laptop is damaged and cannot be opened; it is kept as it is. Adding the original again replaces it.',
    'paper-missing':
      'The contents of this file are not on this laptop, for example after a backup was restored on another one. Add the original again to open it.',
    'paper-not-sent':
      'The laptop that added this file has not sent it to the office yet. Open it again once that laptop has synced.',
    'paper-not-shown': 'Fieldbook cannot show this kind of file. Open it with another program.',
    'paper-too-large-to-show': 'This picture is too large to be shown here. Open it with another program.',
    'photo-no-picture': 'This file is no picture that Fieldbook can show. Choose a JPEG, PNG or WebP.',
    'photo-twice': 'The product has this picture already.',
    'photo-most': 'The product has {{limit}} pictures, which is the most. Remove an old one, then add this again.',
  },
  officeProblems: {
    offline: 'The office server cannot be reached. Go on working; everything is sent by itself once there is a network.',
    'not-an-office':
      'The network answers with another page instead of the office server. Log in to the Wi-Fi, or use another network.',
    'server-too-old': 'The office server is older than this program. Ask the administrator to upgrade it.',
    'client-too-old': 'The office server is newer than this program. Update Fieldbook, then sync again.',
    'signed-out': 'The session has ended. Enter your password to go on syncing.',
    'device-revoked':
      'An administrator has ended this computer: it sends and gets nothing any more. What is here can still be read, exported and backed up; what was not sent is still here. If this is still your computer, enter your password to connect it again as a new one: what was not sent is sent then.',
    'office-changed':
      'The office server was put back to an earlier day. Nothing was deleted here. Choose “Send again and compare” to send what the server lost.',
    'many-removals':
      'The office asked to take very many records off this computer at once, so syncing has paused. Ask the administrator; if it is right, choose “Let it happen”.',
    'too-many-tries': 'The server is busy with too many requests. Syncing goes on by itself in a few minutes.',
    unavailable: 'The office server is being maintained or overloaded. Syncing goes on by itself.',
    unexpected: 'Syncing met an unexpected error and will try again. If it keeps happening, send the diagnostics to support.',
  },
  refusals: {
    forbidden: 'You may no longer change this record.',
    invalid: 'The office does not accept something in it. Correct it and send it again.',
    'not-found': 'The office does not have this record.',
    'append-only': 'What is written in the log cannot be changed. Write another line.',
    'office-only': 'Only an administrator can change this, on the server.',
    'unknown-entity': 'The office server does not know this kind of data yet. Wait for its upgrade, then send it again.',
    'unknown-field': 'The office server does not know this field yet. Wait for its upgrade, then send it again.',
    'depends-on-rejected': 'This record builds on a change that was refused. Deal with that one first.',
    'group-rejected': 'This change came together with another that was refused.',
  },
  notices: {
    'restored-from-backup':
      'The data was damaged when it was opened and was restored from the newest backup. The old file was kept.',
    'import-interrupted': 'An import was interrupted and has been taken back. Please import that file again.',
    'office-differs':
      'The daily comparison found data on this computer that differs from the office; it is being fetched again, and what you wrote is untouched.',
    'office-still-differs':
      'Data on this computer still differs from the office after it was fetched again: most likely there are records here that the office does not have. Nothing was deleted. Tell the administrator; you are told again only when something else differs.',
    'journal-behind': 'The journal of changes is behind the data. Make a backup today.',
  },
};

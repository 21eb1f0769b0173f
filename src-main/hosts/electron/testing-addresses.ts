/** Addresses that a page, a mail or an import may try: shared by the tests of navigation and of links that leave. */

const hosts = ['evil.example', 'app.evil', 'bundle', 'bundle.evil.example', 'localhost', '127.0.0.1', '[::1]', '0x7f.1', '2130706433'];
const schemes = [
  'http', 'https', 'file', 'ftp', 'ws', 'wss', 'data', 'blob', 'javascript', 'vbscript', 'about', 'chrome', 'devtools',
  'chrome-extension', 'view-source', 'filesystem', 'intent', 'ms-msdt', 'ms-officecmd', 'search-ms', 'search', 'ms-settings',
  'ms-appinstaller', 'ms-word', 'ms-excel', 'shell', 'smb', 'ldap', 'mhtml', 'res', 'jar', 'calculator', 'vscode', 'slack',
  'fieldbook', 'apps', 'xapp', 'app+x', 'steam', 'zoommtg', 'skype', 'sip', 'sms', 'git', 'ssh', 'telnet', 'gopher', 'nfs', 'dav',
];

/** Other people's schemes with other people's hosts. Some are good web addresses: none is a page of the bundle. */
export const foreignAddresses: readonly string[] = [
  ...schemes.flatMap((scheme) => [`${scheme}://evil.example/x`, `${scheme}:evil`, `${scheme.toUpperCase()}://bundle/`, `${scheme}:////host/share`]),
  ...hosts.filter((host) => host !== 'bundle').map((host) => `app://${host}/`),
  'app:bundle', 'app:/bundle/', 'app:///bundle/', 'app://bundle', 'app://bundle:80/', 'app://user@bundle/', 'app://bundle@evil/',
  'app://bundle%00.evil/', 'app://bundle\\@evil/', 'app://evil#bundle/', 'app://evil?app://bundle/', 'app://bundle%2f/', ' app://bundle/',
  'app\n://bundle/', 'app://bun\ndle/', 'app://bundle.:/', 'app://bundle./', '\u0000app://bundle/',
  'data:text/html,<script>1</script>', 'data:text/html;base64,PHNjcmlwdD4=', 'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\tscript:alert(1)',
  'about:blank', 'about:srcdoc', 'blob:app://bundle/0000', 'blob:null/0000', 'filesystem:app://bundle/t/x', 'view-source:app://bundle/',
  '\\\\host\\share', '//host/share', 'C:\\Windows\\System32\\calc.exe', '/etc/passwd', '', ' ', 'x', '://', 'app', 'app:',
];

/** What nobody may hand to the system: it would start a program, read a file or hide where it leads. */
export const dangerousAddresses: readonly string[] = [
  ...schemes.filter((scheme) => scheme !== 'https').flatMap((scheme) => [
    `${scheme}://evil.example/x`, `${scheme}:evil`, `${scheme.toUpperCase()}://x/`, `${scheme}:////host/share`, `${scheme}:\\\\host\\share`, `${scheme}:`,
  ]),
  // Programs started through a scheme: Follina, the Teams and Office protocol handlers, search windows on a foreign share.
  'ms-msdt:/id PCWDiagnostic /skip force /param "IT_RebrowseForFile=cal?c IT_BrowseForFile=$(calc)"',
  'ms-officecmd:{"id":3,"LocalProviders.LaunchOfficeAppForResult":{"details":{"appId":5}}}',
  'search-ms:query=invoice&crumb=location:\\\\evil\\share&displayname=Invoices',
  'ms-excel:ofv|u|https://evil.example/x.xlsx', 'ms-word:nft|u|file://evil/x', 'ms-appinstaller:?source=https://evil.example/x.msix',
  'file:///C:/Windows/System32/calc.exe', 'file://///evil/share/x.lnk', 'file:///etc/passwd', 'FILE:///x', 'file:x',
  '\\\\evil\\share\\x.exe', '//evil/share', 'C:\\x.exe', 'c:/x.exe', './x.exe', '../x.exe', 'x.exe', '/usr/bin/xterm', '~/x.sh',
  'https://user@evil.example/', 'https://user:pass@evil.example/', 'https://zalo.me@evil.example/', 'https:///evil.example', 'https:evil.example',
  'https:/evil.example', 'https:\\\\evil.example', 'https://evil.example\\@zalo.me/', 'https://', 'https://?', 'https://#', 'https://evil.example/ x',
  'https://evil.example/\u202egpj.exe', 'https://evil.example/\r\nset-cookie:x', 'https://evil.example/"', "https://evil.example/`calc`", 'https://evil.example/|calc',
  'https://evil.example/^', 'https://evil.example/<x>', 'https://\u200bevil.example/', ' https://evil.example', 'https://evil.example ', '\thttps://evil.example',
  'https://[::1', 'https://%00/', 'https://evil.example:99999/', `https://evil.example/${'a'.repeat(2100)}`,
  'mailto:', 'mailto:?attach=C:\\x', 'mailto:a@b.vn?attach=/etc/passwd', 'mailto:a@b.vn?attachment=file:///x', 'mailto:a@b.vn?ATTACH=x', 'mailto:a@b.vn?subject=x&attach=y',
  'mailto:a@b.vn?subject=x%0d%0aBcc:c@d.vn', 'mailto:a@b.vn?cc=x%0Aattach', 'mailto:a@b.vn?from=x@y.vn', 'mailto:no-at-sign', 'mailto:a@b@c', 'mailto:a@b.vn%00', 'mailto:%22a%22@b.vn',
  'mailto://evil.example/x', 'mailto:a b@c.vn',
  'tel:', 'tel:abc', 'tel:1', 'tel:+84 909', 'tel:0909;phone-context=evil', 'tel:0909?x=1', 'tel://0909', `tel:${'1'.repeat(31)}`, 'tel:0909%0a', 'tel:*#06#\n',
  'tel:0909\u0000', 'callto:0909', 'sms:0909', 'zalo://conversation?phone=0909', 'http://zalo.me/0909', 'HTTP://zalo.me/0909', 'zalo.me/0909', '//zalo.me/0909',
];

export const openAddresses: readonly (readonly [string, string])[] = [
  ['https://zalo.me/0909123456', 'https://zalo.me/0909123456'],
  ['https://masothue.com/0301234567', 'https://masothue.com/0301234567'],
  ['HTTPS://Example.VN/A?b=c#d', 'https://example.vn/A?b=c#d'],
  ['https://vi.wikipedia.org/wiki/Đà_Nẵng', 'https://vi.wikipedia.org/wiki/%C4%90%C3%A0_N%E1%BA%B5ng'],
  ['https://example.vn:8443/x', 'https://example.vn:8443/x'],
  ['mailto:lan@example.vn', 'mailto:lan@example.vn'],
  ['mailto:lan@example.vn?subject=B%C3%A1o%20gi%C3%A1&body=Ch%C3%A0o%0D%0Achị', 'mailto:lan@example.vn?subject=B%C3%A1o%20gi%C3%A1&body=Ch%C3%A0o%0D%0Ach%E1%BB%8B'],
  ['tel:+84909123456', 'tel:+84909123456'],
  ['tel:0909.123.456', 'tel:0909.123.456'],
];

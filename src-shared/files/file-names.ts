/** As long as a name may be; a file system counts bytes, and hosts cut further where a copy leaves the program. */
const mostCharacters = 150;

/** Names that Windows keeps for devices, whatever ending follows. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;

/**
 * A name that every system takes as the name of a file and nothing else: letters of all languages stay, what is a path, a device, a
 * hidden file, a control or a sign that turns the direction of writing goes. Cleaning a clean name changes nothing.
 */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const clean = last
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '-');
  const short = trimmed(cutTo(trimmed(clean), mostCharacters));
  if (short === '') return 'file';
  return reserved.test(short) ? `_${short}` : short;
}

/** Windows drops dots and spaces at the end, and a dot in front hides a file. */
function trimmed(name: string): string {
  return name.replaceAll(/^[.\s]+|[.\s]+$/gu, '');
}

/** The ending stays: it is how people and systems know what a file is. */
function cutTo(name: string, most: number): string {
  const signs = [...name];
  if (signs.length <= most) return name;
  const ending = [...endingOf(name)];
  return [...signs.slice(0, most - ending.length), ...ending].join('');
}

/** `.pdf`, in lower case; empty where the name has none. */
export function endingOf(name: string): string {
  return /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0].toLowerCase() ?? '';
}

/**
 * Endings that a system runs, installs or follows when they are opened. Such files are not taken in: whoever opens a customer's paper
 * must not start a program, and a laptop must not carry one to the next.
 */
const programEndings: ReadonlySet<string> = new Set(
  `ade adp apk app appimage application appref-ms appx appxbundle bash bat bin chm cmd com command cpl crx csh deb desktop diagcab dll dmg
  dylib elf exe fish gadget gpi hlp hta htm html inf ins inx ipa iso isp jar jnlp job js jse jsp ksh lnk mad maf mam mar mas mda mde mdt mdw mdz
  mht mhtml mjs msc msh msh1 msh2 mshxml msi msix msixbundle msp mst ops osd out pif pkg pl pls prf prg ps1 ps1xml ps2 ps2xml psc1 psc2
  psd1 psm1 py pyc pyo pyw pyz pyzw rb reg rpm run scf scr sct search-ms settingcontent-ms sh shb shs shtml so svg svgz swf sys terminal
  theme tmp tool url vb vbe vbp vbs vhd vhdx vsmacros vsw webloc website wim workflow ws wsc wsf wsh xbap xht xhtml xll xnk xsl zsh`.split(
    /\s+/,
  ),
);

/** Whether a file of this name would be run rather than shown. */
export function isProgramName(name: string): boolean {
  return programEndings.has(endingOf(name).slice(1)) || /\.(appref-ms|search-ms|settingcontent-ms)$/i.test(name);
}

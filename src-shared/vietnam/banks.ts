/** Banks that take VietQR transfers, with the number that stands for them in the code (BIN). From the public list of NAPAS' members, 2026. */
export interface Bank {
  readonly bin: string;
  readonly name: string;
}

export const banks: readonly Bank[] = [
  { bin: '970436', name: 'Vietcombank' },
  { bin: '970415', name: 'VietinBank' },
  { bin: '970418', name: 'BIDV' },
  { bin: '970405', name: 'Agribank' },
  { bin: '970407', name: 'Techcombank' },
  { bin: '970422', name: 'MB' },
  { bin: '970416', name: 'ACB' },
  { bin: '970432', name: 'VPBank' },
  { bin: '970423', name: 'TPBank' },
  { bin: '970403', name: 'Sacombank' },
  { bin: '970437', name: 'HDBank' },
  { bin: '970441', name: 'VIB' },
  { bin: '970443', name: 'SHB' },
  { bin: '970426', name: 'MSB' },
  { bin: '970448', name: 'OCB' },
  { bin: '970431', name: 'Eximbank' },
  { bin: '970440', name: 'SeABank' },
  { bin: '970449', name: 'LPBank' },
  { bin: '970425', name: 'ABBank' },
  { bin: '970409', name: 'Bac A Bank' },
  { bin: '970438', name: 'BaoViet Bank' },
  { bin: '970454', name: 'BVBank' },
  { bin: '970446', name: 'Co-opBank' },
  { bin: '970452', name: 'KienlongBank' },
  { bin: '970428', name: 'Nam A Bank' },
  { bin: '970419', name: 'NCB' },
  { bin: '970430', name: 'PGBank' },
  { bin: '970412', name: 'PVcomBank' },
  { bin: '970400', name: 'SaigonBank' },
  { bin: '970429', name: 'SCB' },
  { bin: '970424', name: 'Shinhan Bank' },
  { bin: '970427', name: 'VietABank' },
  { bin: '970433', name: 'VietBank' },
  { bin: '970414', name: 'MBV (OceanBank)' },
  { bin: '970406', name: 'Vikki Bank (DongA)' },
  { bin: '963388', name: 'Timo' },
  { bin: '546034', name: 'CAKE' },
  { bin: '546035', name: 'Ubank' },
  { bin: '971025', name: 'MoMo' },
];

export function bankOf(bin: string): Bank | null {
  return banks.find((bank) => bank.bin === bin) ?? null;
}

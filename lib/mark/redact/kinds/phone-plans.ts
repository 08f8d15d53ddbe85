/**
 * National numbers' digits by calling code, without the zero in front (ITU-T E.164 national plans, 2025; ranges where a plan is open). What is
 * not listed has 7 to 12.
 */
const PLANS: Readonly<Record<string, readonly [number, number]>> = {
  1: [10, 10],
  7: [10, 10],
  20: [8, 10],
  27: [9, 9],
  30: [10, 10],
  31: [9, 9],
  32: [8, 9],
  33: [9, 9],
  34: [9, 9],
  36: [8, 9],
  39: [8, 11],
  40: [9, 9],
  41: [9, 9],
  43: [7, 12],
  44: [9, 10],
  45: [8, 8],
  46: [7, 10],
  47: [8, 8],
  48: [9, 9],
  49: [7, 11],
  52: [10, 11],
  54: [10, 11],
  55: [10, 11],
  61: [9, 9],
  62: [8, 12],
  63: [9, 10],
  64: [8, 10],
  65: [8, 8],
  66: [8, 9],
  81: [9, 10],
  82: [8, 10],
  84: [9, 10],
  86: [10, 11],
  90: [10, 10],
  91: [10, 10],
  92: [9, 10],
  351: [9, 9],
  352: [6, 11],
  353: [7, 9],
  358: [6, 11],
  380: [9, 9],
  385: [8, 9],
  386: [8, 8],
  420: [9, 9],
  421: [9, 9],
  852: [8, 8],
  886: [8, 9],
  971: [8, 9],
  972: [8, 9],
};
const OPEN: readonly [number, number] = [7, 12];
/** First digits of calling codes that are assigned: zones 1 to 9 without the gaps that matter. */
const CODE =
  /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|2[1-69]\d|35\d|37\d|38\d|42[0-3]|50\d|59\d|67\d|68\d|69\d|80[08]|85\d|88[0-36]|87\d|96\d|97\d|99\d)/;

/** Whether digits behind a plus are a number that can be called. */
export function isInternational(digits: string): boolean {
  const code = CODE.exec(digits)?.[0];
  if (code === undefined || digits.length > 15) return false;
  const national = digits.slice(code.length).replace(/^0/, '');
  const [least, most] = PLANS[code] ?? OPEN;
  if (national.length < least || national.length > most || /^(\d)\1+$/.test(national) || /0{6}/.test(national)) return false;
  return code !== '1' || isNorthAmerican(national);
}

/** Area, office and line of the North American plan: neither of the first two begins with 0 or 1, and an office is not 911 or the like. */
export function isNorthAmerican(digits: string): boolean {
  return /^[2-9]\d{2}[2-9](?!11)\d{6}$/.test(digits);
}

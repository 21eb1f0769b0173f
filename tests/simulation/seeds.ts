/** Seeds that once found something, with what it was. They run first, for ever. */
export const seedsThatFailed: readonly (readonly [seed: number, found: string])[] = [
  [3, 'a line of the history that came with a loaded scope before the answer did was taken away'],
  [4, 'the history of the device that the laptop was before a backup was put back was taken away'],
  [61, 'the same, for a record that only this laptop had'],
  [81, 'what an office that was put back has lost stays where it is'],
  [
    283,
    'a visit that waited kept the label of a scope that was left when its customer moved out of it, and went with that scope',
  ],
  [809, 'a scope that was withdrawn between the pull and its loading was told as an unexpected problem'],
  [1013, 'a line of the history was taken away whose answer was lost while its scope was loaded'],
  [162, 'a customer was not found by the new e-mail address of a record that was merged into it'],
  [356, 'a customer was still found by what a merged record says that had left this laptop'],
  [1780, 'a competitor that came back when another laptop noted it too was told as a change of nothing'],
  [684, 'the same, and the last visit of that record'],
  [954_398_069, 'the check itself: a value that was written again as it was made is named as that of who made the row'],
];

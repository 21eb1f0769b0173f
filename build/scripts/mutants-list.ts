/** One rule of the sync, broken in one place. */
export interface Mutant {
  readonly name: string;
  /** What the program does wrong with it. */
  readonly breaks: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
}

const laptop = 'src-main/core/sync';
const server = 'src-server/sync';

/** Each rule of sync.md 2.14, and those that the program added to them. */
export const mutants: readonly Mutant[] = [
  {
    name: 'cursor too far',
    breaks: 'the cursor goes to the end of the office instead of the end of the page',
    file: `${laptop}/apply-page.ts`,
    find: "state.set('cursor', String(answer.cursor));",
    replace: "state.set('cursor', String(answer.head));",
  },
  {
    name: 'cursor without data',
    breaks: 'some pages move the cursor and their rows are not written',
    file: `${laptop}/apply-page.ts`,
    find: 'putTables(answer.tables, asked.now, touched);',
    replace: 'if (answer.cursor % 5 !== 0) putTables(answer.tables, asked.now, touched);',
  },
  {
    name: 'no dedupe',
    breaks: 'an operation that comes twice is done twice',
    file: `${server}/push.ts`,
    find: 'const { lastOpNo } = device;',
    replace: 'const lastOpNo = Math.min(device.lastOpNo, (request.ops[0]?.opNo ?? 1) - 1);',
  },
  {
    name: 'dedupe by number alone',
    breaks: 'new changes of a laptop whose data was put back are taken for ones that are known',
    file: `${server}/push.ts`,
    find: 'if (result === undefined || result.hlc !== op.hlc) return null;',
    replace: 'if (result === undefined) return null;',
  },
  {
    name: 'blind overwrite of waiting rows',
    breaks: 'a row of the office is written over a change that waits to be sent',
    file: `${laptop}/apply-page.ts`,
    find: 'if (mayWait && outbox.hasWaiting(row.id)) {',
    replace: "if (mayWait && row.id === '') {",
  },
  {
    name: 'clock-only last writer wins',
    breaks: 'what was changed in sight of another value loses against a clock that goes ahead',
    file: 'src-shared/sync/merge.ts',
    find: "const isSeen = policy === 'own' || isSeenBy(version, op);",
    replace: "const isSeen = policy === 'own' || isLater(mine, version);",
  },
  {
    name: 'unknown field dropped',
    breaks: 'a laptop that is older than the office forgets what it does not know, and has nothing for the newer program',
    file: `${laptop}/apply-wire.ts`,
    find: 'extra: extra.length === 0 ? null : JSON.stringify(Object.fromEntries(extra)),',
    replace: 'extra: null,',
  },
  {
    name: 'kept field not promoted',
    breaks: 'after an upgrade the newer program does not find what the older one kept for it',
    file: `${laptop}/apply-extra.ts`,
    find: '{ ...found.row, fields: { ...fields, ...split.known }, extra: split.left },',
    replace: '{ ...found.row, fields, extra: split.left },',
  },
  {
    name: 'moves told only when leaving',
    breaks: 'a customer that goes from one scope of mine to another keeps its old label',
    file: `${server}/pull.ts`,
    find: 'return moves.filter((move) => mine.has(move.from));',
    replace: 'return moves.filter((move) => mine.has(move.from) && !mine.has(move.to));',
  },
  {
    name: 'arrivals without what hangs on them',
    breaks: 'a customer that comes into my scopes comes without its older contacts and visits',
    file: `${server}/pull.ts`,
    find: 'await addArrivals(tx, found, moves, scopes, mine);',
    replace: '',
  },
  {
    name: 'tombstone dropped',
    breaks: 'deletions are not told',
    file: `${server}/pull.ts`,
    find: 'rows.filter((row) => row.rev <= upTo),',
    replace: 'rows.filter((row) => row.rev <= upTo && row.deletedAt === null),',
  },
  {
    name: 'scopes not told',
    breaks: 'a laptop does not hear that its user has other rights',
    file: `${server}/pull.ts`,
    find: 'scopes: hasRightScopes ? null : scopes,',
    replace: 'scopes: hasRightScopes || query.cursor > 0 ? null : scopes,',
  },
  {
    name: 'scope purge forgotten',
    breaks: 'rows stay after the right to see them was withdrawn',
    file: `${laptop}/apply-page.ts`,
    find: 'if (!scopes.isLeaving()) return null;',
    replace: 'if (scopes.isLeaving()) return null;',
  },
  {
    name: 'leaving merged record not told',
    breaks: 'a customer is still found by a merged record that this laptop may not see any more',
    file: `${laptop}/apply-purge.ts`,
    find: "if (typeof winnerId === 'string') onMergedGone(winnerId);",
    replace: '',
  },
  {
    name: 'renamed merged record not told',
    breaks: 'a customer is not found by what a merged record is called now',
    file: `${laptop}/apply-rows.ts`,
    find: "} else if (name === 'customers' && isCalledOtherwise) {",
    replace: '} else if (isCalledOtherwise && name === undefined) {',
  },
  {
    name: 'moved children left behind',
    breaks: 'what hangs on a customer that moved keeps the scope it had',
    file: `${laptop}/apply-page.ts`,
    find: '    waiting.moveTo(rootId, to);\n',
    replace: '',
  },
  {
    name: 'row without a base kept after refusal',
    breaks: 'a record that the office refused stays in the lists',
    file: `${laptop}/apply-waiting.ts`,
    find: '      rows.remove(name, id);\n',
    replace: '',
  },
  {
    name: 'refused change stays laid over',
    breaks: 'a refused change is shown as if it held',
    file: `${laptop}/apply-page.ts`,
    find: 'if (outbox.reject(op.opNo, refusal)) refused.push(op);',
    replace: 'outbox.reject(op.opNo, refusal);',
  },
  {
    name: 'archived before the pull',
    breaks: 'a change is put away before what the office made of it has come',
    file: `${laptop}/apply-page.ts`,
    find: '} else outbox.acknowledge(op.opNo, seq, note);',
    replace: '} else if (outbox.acknowledge(op.opNo, seq, note)) outbox.archive(op.opNo);',
  },
  {
    name: 'echo not compared',
    breaks: 'what was sent is taken for what the office made of it',
    file: `${laptop}/apply-echo.ts`,
    find: 'return own === echo ? ids : null;',
    replace: 'return ids;',
  },
  {
    name: 'echo moves the cursor over others',
    breaks: 'what others did before my own commit is never fetched',
    file: `${laptop}/apply-page.ts`,
    find: "if (state.get('cursor') === String(answer.seq - 1)) state.set('cursor', String(answer.seq));",
    replace: "state.set('cursor', String(answer.seq));",
  },
  {
    name: 'base kept after an echo',
    breaks: "the office's version of before stays, and comes back with the next change",
    file: `${laptop}/apply-echo.ts`,
    find: '        dropBases.run(name, list);\n',
    replace: '',
  },
  {
    name: 'history doubled',
    breaks: "a laptop's own lines of the history come back to it as new ones",
    file: `${laptop}/apply-history.ts`,
    find: '          missing.delete(line.field);\n',
    replace: '',
  },
  {
    name: 'history of nothing',
    breaks: 'the history of a laptop tells of a change of its own that came too late and changed nothing',
    file: `${laptop}/apply-page.ts`,
    find: 'if (!hasLine) history.dropOperation(op, deviceId);',
    replace: '',
  },
  {
    name: 'history of the laptop instead of the office',
    breaks: 'the history of a laptop keeps the value that it saw instead of the one that its change replaced',
    file: `${laptop}/apply-history.ts`,
    find: 'correct.run(kind, before, after, line.rid);',
    replace: 'continue;',
  },
  {
    name: 'search text not computed',
    breaks: 'a customer that the office renamed is found by its old name',
    file: `${laptop}/apply-rows.ts`,
    find: 'const isCalledOtherwise = local?.dependsOn.some((field) => changed.has(columnOf(field))) === true;',
    replace: 'const isCalledOtherwise = local?.dependsOn.length === 0;',
  },
  {
    name: 'conflict record dropped',
    breaks: 'of two concurrent values one is gone without a word',
    file: `${server}/commit.ts`,
    find: "add('conflicts', conflictRow(",
    replace: "if (found.draft.kind !== 'field') add('conflicts', conflictRow(",
  },
  {
    name: 'group torn apart',
    breaks: 'of what was one thing for its author a part is refused and a part is stored',
    file: `${server}/decide.ts`,
    find: "if (groupResults.some((result) => result.status === 'rejected')) {",
    replace: "if (groupResults.every((result) => result.status === 'rejected')) {",
  },
  {
    name: 'epoch ignored',
    breaks: 'an office that was put back to an earlier day is taken for the one it was',
    file: `${laptop}/office-calls.ts`,
    find: 'else if (known !== answered.epoch) throw officeChanged({ epoch: answered.epoch });',
    replace: "else if (known !== answered.epoch) state.set('server_epoch', answered.epoch);",
  },
  {
    name: 'lost operations not sent again',
    breaks: 'what an office that was put back has lost of this laptop stays lost',
    file: `${laptop}/renew-device.ts`,
    find: '        pendAgain.run(seen, lastOpNo);\n',
    replace: '',
  },
  {
    name: 'page not one transaction with the cursor',
    breaks: 'a kill in the middle of a page leaves a part of it',
    file: `${laptop}/apply-page.ts`,
    find: '        for (const { rootId, to } of answer.moves) move(rootId, to, touched);\n',
    replace:
      "        for (const { rootId, to } of answer.moves) move(rootId, to, touched);\n        state.set('cursor', String(answer.cursor));\n        db.exec('COMMIT; BEGIN IMMEDIATE');\n",
  },
];

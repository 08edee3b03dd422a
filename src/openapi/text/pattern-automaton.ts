import type { Expression } from './pattern-syntax.js';

/** Where a match has got to: the states that some reading of the text so far leads to. */
export interface Place {
  /** Whether the whole text matches if it ends here. */
  readonly isAccepting: boolean;
  /** Whether nothing that follows can make a match. */
  readonly isDead: boolean;
  readonly states: readonly number[];
  /** The places after one more character, by its code, as far as they have been needed. */
  readonly next: (Place | undefined)[];
  anything?: Place;
  name?: Place;
  slot?: Place;
}

/** A pattern as a machine that reads a text once, from the left, in linear time. */
export interface Automaton {
  start(): Place;
  /** Reads text that is known. */
  read(from: Place, text: string): Place;
  /** Reads text that is not known: leads to every state that some text, or none, leads to. */
  readAnything(from: Place): Place;
  /** Reads unknown text of letters, digits, `_` and `-`, of one character or more. */
  readName(from: Place): Place;
  /** Reads unknown text as one character of a class, as one group or as one repetition, whichever the pattern has here. */
  readSlot(from: Place): Place;
}

interface CharacterSet {
  has(code: number): boolean;
  /** Whether it has a character that names are made of. */
  hasNameCharacter(): boolean;
  isEmpty(): boolean;
}

/** A state of the nondeterministic machine. */
interface State {
  /** The state after one character of a set. */
  edge?: { readonly set: CharacterSet; readonly to: number };
  /** The states after one hole that fills a slot. */
  readonly slots: number[];
  /** The states that are here as well. */
  readonly jumps: number[];
}

interface Machine {
  readonly states: readonly State[];
  readonly first: number;
  readonly last: number;
}

const MAX_STATES = 10_000;
const MAX_CACHED_CODE = 127;
const MAX_CODE = 0xffff;
const NAME_CHARACTER = /^[\w-]$/;

/** How many states all places may hold together before they are built anew. A usual pattern comes nowhere near. */
const MAX_KEPT_STATES = 500_000;

/**
 * Turns an expression into an automaton, which does its work when it is first used. Throws a `RangeError` if counted
 * repetitions make it too large.
 */
export function createAutomaton(expression: Expression, flags: 'i' | undefined): Automaton {
  if (countStates(expression) > MAX_STATES) throw new RangeError(`Pattern needs more than ${MAX_STATES} states`);
  const places = new Map<string, Place>();
  let kept = 0;
  let built: Machine | undefined;
  let started: Place | undefined;

  function machine(): Machine {
    built ??= buildMachine(expression, flags);
    return built;
  }

  /** The place of these states and of those reached from them by jumps, and through any character if `isFree`. */
  function settle(from: readonly number[], isFree = false): Place {
    const { states, last } = machine();
    const seen = new Set(from);
    for (const number of seen) {
      const state = states[number];
      for (const jump of state?.jumps ?? []) seen.add(jump);
      if (isFree && state?.edge !== undefined && !state.edge.set.isEmpty()) seen.add(state.edge.to);
    }
    const isNeeded = (number: number) =>
      number === last || states[number]?.edge !== undefined || states[number]?.slots.length !== 0;
    const needed = [...seen].filter(isNeeded).sort((a, b) => a - b);
    const key = needed.join();
    const known = places.get(key);
    if (known !== undefined) return known;

    kept += needed.length + MAX_CACHED_CODE;
    if (kept > MAX_KEPT_STATES) {
      places.clear();
      started = undefined;
      kept = 0;
    }
    const place = {
      isAccepting: seen.has(last),
      isDead: needed.length === 0,
      states: needed,
      next: new Array<Place | undefined>(MAX_CACHED_CODE + 1).fill(undefined),
    };
    places.set(key, place);
    return place;
  }

  function move(place: Place, code: number): Place {
    const { states } = machine();
    const reached = place.states.flatMap((number) => {
      const edge = states[number]?.edge;
      return edge?.set.has(code) ? [edge.to] : [];
    });
    const next = settle(reached);
    if (code <= MAX_CACHED_CODE) place.next[code] = next;
    return next;
  }

  /** Steps over characters of names until no step leads anywhere new. */
  function namesFrom(place: Place): Place {
    const { states } = machine();
    const reached = new Set<number>();
    for (let here = place.states; here.length > 0; ) {
      const next = here.flatMap((number) => {
        const edge = states[number]?.edge;
        return edge?.set.hasNameCharacter() && !reached.has(edge.to) ? [edge.to] : [];
      });
      for (const number of next) reached.add(number);
      here = settle(next).states;
    }
    return settle([...reached]);
  }

  return {
    start() {
      started ??= settle([machine().first]);
      return started;
    },
    read(from, text) {
      let place = from;
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        place = (code <= MAX_CACHED_CODE ? place.next[code] : undefined) ?? move(place, code);
      }
      return place;
    },
    readAnything(from) {
      from.anything ??= settle(from.states, true);
      return from.anything;
    },
    readName(from) {
      from.name ??= namesFrom(from);
      return from.name;
    },
    readSlot(from) {
      from.slot ??= settle(from.states.flatMap((number) => machine().states[number]?.slots ?? []));
      return from.slot;
    },
  };
}

function countStates(expression: Expression): number {
  switch (expression.kind) {
    case 'character':
      return 1;
    case 'group':
      return countStates(expression.inner) + 1;
    case 'sequence':
      return expression.items.reduce((sum, item) => sum + countStates(item), 0);
    case 'choice':
      return expression.options.reduce((sum, option) => sum + countStates(option) + 1, 1);
    case 'repetition':
      return countStates(expression.item) * copies(expression) + 2;
  }
}

function copies({ min, max }: { readonly min: number; readonly max: number }): number {
  return max === Number.POSITIVE_INFINITY ? min + 1 : max;
}

function buildMachine(expression: Expression, flags: 'i' | undefined): Machine {
  const states: State[] = [];
  const sets = new Map<string, CharacterSet>();

  function add(): number {
    return states.push({ slots: [], jumps: [] }) - 1;
  }

  function jump(from: number, to: number): void {
    states[from]?.jumps.push(to);
  }

  function slot(from: number, to: number): void {
    states[from]?.slots.push(to);
  }

  function setOf(source: string, isClass: boolean): CharacterSet {
    const set = sets.get(source) ?? characterSet(source, isClass, flags);
    sets.set(source, set);
    return set;
  }

  /** Builds an expression that begins in a state without an edge; gives the state it ends in, which has none either. */
  function build(node: Expression, from: number): number {
    switch (node.kind) {
      case 'character': {
        const to = add();
        const state = states[from];
        if (state !== undefined) state.edge = { set: setOf(node.source, node.isClass), to };
        if (node.isClass) slot(from, to);
        return to;
      }
      case 'sequence':
        return node.items.reduce((at, item) => build(item, at), from);
      case 'choice': {
        const to = add();
        for (const option of node.options) {
          const start = add();
          jump(from, start);
          jump(build(option, start), to);
        }
        return to;
      }
      case 'group': {
        const to = add();
        slot(from, to);
        jump(build(node.inner, from), to);
        return to;
      }
      case 'repetition': {
        const to = add();
        slot(from, to);
        let at = from;
        for (let count = 0; count < node.min; count++) at = build(node.item, at);
        if (node.max === Number.POSITIVE_INFINITY) {
          const loop = add();
          jump(at, loop);
          jump(build(node.item, loop), loop);
          at = loop;
        }
        for (let count = node.min; count < node.max && node.max !== Number.POSITIVE_INFINITY; count++) {
          jump(at, to);
          at = build(node.item, at);
        }
        jump(at, to);
        return to;
      }
    }
  }

  const first = add();
  return { states, first, last: build(expression, first) };
}

/** The characters that the regular expression of one character matches, as the platform understands it. */
function characterSet(source: string, isClass: boolean, flags: 'i' | undefined): CharacterSet {
  if (!isClass && source.length === 1 && flags === undefined) {
    const only = source.charCodeAt(0);
    return { has: (code) => code === only, hasNameCharacter: () => NAME_CHARACTER.test(source), isEmpty: () => false };
  }
  const regexp = new RegExp(`^${source}$`, flags);
  const has = (code: number) => regexp.test(String.fromCharCode(code));
  let isEmpty: boolean | undefined;
  let hasName: boolean | undefined;
  return {
    has,
    hasNameCharacter() {
      hasName ??= someCode((code) => NAME_CHARACTER.test(String.fromCharCode(code)) && has(code), MAX_CACHED_CODE);
      return hasName;
    },
    isEmpty() {
      isEmpty ??= isClass && !someCode(has);
      return isEmpty;
    },
  };
}

function someCode(has: (code: number) => boolean, max = MAX_CODE): boolean {
  for (let code = 0; code <= max; code++) if (has(code)) return true;
  return false;
}

import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Rules = ReturnType<Storage['getTargetValidationMetadatas']>;
type RulesByField = ReturnType<Storage['groupByPropertyName']>;

const remembering = new WeakSet<Storage>();

/**
 * Has class-validator look the rules of a class up once. By itself it goes through the classes of the whole service for
 * each object that it checks, several times for a request; yet rules come with the classes, and classes stay. A rule that
 * comes later all the same is seen.
 */
export function rememberRules(): void {
  const storage = getMetadataStorage();
  if (remembering.has(storage)) return;
  remembering.add(storage);
  let ofClass = new Map<unknown, Rules>();
  let byField = new WeakMap<Rules, RulesByField>();
  const add = storage.addValidationMetadata.bind(storage);
  const find = storage.getTargetValidationMetadatas.bind(storage);
  const group = storage.groupByPropertyName.bind(storage);
  Object.assign(storage, {
    addValidationMetadata(...rule: Parameters<typeof add>): void {
      ofClass = new Map();
      byField = new WeakMap();
      add(...rule);
    },
    getTargetValidationMetadatas(...asked: Parameters<typeof find>): Rules {
      const [target, , always, strictGroups, groups] = asked;
      // only the plain question, which is the only one that we ask: it depends on nothing but the class
      if (always || strictGroups || groups !== undefined) return find(...asked);
      return remembered(ofClass, target, () => find(...asked));
    },
    groupByPropertyName: (rules: Rules): RulesByField => remembered(byField, rules, () => group(rules)),
  });
}

interface Memory<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

function remembered<Key, Value>(memory: Memory<Key, Value>, key: Key, find: () => Value): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const found = find();
  memory.set(key, found);
  return found;
}

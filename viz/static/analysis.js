// What a reader asks of the map: each question is answered in words and lit up on the picture; a second click takes it off.
const MANY = 8; // names that are said one by one
const unionAt = (at) => graph.nodes[at].id;
const lineOf = (at) => Object.keys(data.edges)[at];
const allShown = () => Object.keys(data.nodes).every(isVisibleNode) && Object.keys(data.edges).every(isVisibleEdge);
const within = (unions) => {
  const held = new Set(unions);
  return Object.keys(data.edges).filter((id) => data.edges[id].ends.every((end) => held.has(end)));
};
const withEnds = (lines) => lines.concat(...lines.map((id) => data.edges[id].ends));

function namesOf(ids) {
  const names = ids.slice(0, MANY).map(nameOf).join(word('names'));
  return ids.length > MANY ? word('andMore', { names, count: ids.length }) : names;
}

// The partners of every union in what the map shows: union to union to the lines between.
function partners() {
  const found = new Map(Object.keys(data.nodes).filter(isVisibleNode).map((id) => [id, new Map()]));
  for (const id of Object.keys(data.edges).filter(isVisibleEdge)) {
    const [one, other] = data.edges[id].ends;
    if (one === other) continue;
    found.get(one).set(other, (found.get(one).get(other) || []).concat(id));
    found.get(other).set(one, (found.get(other).get(one) || []).concat(id));
  }
  return found;
}

const answers = {
  most() {
    const found = partners();
    const sizes = Array.from(new Set(Array.from(found.values(), (of) => of.size))).filter(Boolean);
    const items = sizes.sort((a, b) => b - a).slice(0, 3).map((count) => {
      const unions = Array.from(found.keys()).filter((id) => found.get(id).size === count);
      const lines = [].concat(...unions.map((id) => [].concat(...found.get(id).values())));
      const text = word(unions.length > 1 ? 'mostTied' : 'mostOne', { count, tied: unions.length, names: namesOf(unions) });
      return { text, ids: unions.concat(withEnds(lines)) };
    });
    return { notes: [word(items.length ? 'shownOnly' : 'noLines')], items, lit: [].concat(...items.map((item) => item.ids)) };
  },

  bridges() {
    const { unions, lines, leaves, moreBridges } = data.analysis;
    const told = ({ parts, rest }, id) => {
      const cut = parts.map((part) => part.map(unionAt));
      const said = cut.length > MANY ? namesOf([].concat(...cut)) : cut.map(namesOf).join(word('parts'));
      const text = word(rest ? 'cutOff' : 'cutApart', { name: nameOf(id), rest, parts: said });
      const ids = (data.edges[id] ? data.edges[id].ends : [id]).concat(...cut);
      return { text, ids: ids.concat(within(ids)) };
    };
    const items = unions.map((one) => told(one, unionAt(one.at))).concat(lines.map((one) => told(one, lineOf(one.at))));
    const lit = unions.map((one) => unionAt(one.at)).concat(withEnds(lines.map((one) => lineOf(one.at))));
    const alone = leaves.map(unionAt);
    const notes = items.length ? [] : [word('bridgesNone')];
    if (moreBridges) notes.push(word('moreBridges', { count: moreBridges }));
    if (alone.length) {
      const text = word('leaves', { count: alone.length, names: namesOf(alone) });
      items.push({ text, ids: alone.concat(...alone.map((id) => withEnds(edgesOf(id)))) });
    }
    return { notes, items, lit, whole: true };
  },

  groups() {
    const items = data.analysis.communities.map((group, at) => {
      const unions = group.map(unionAt);
      return { text: word('groupOne', { at: at + 1, count: unions.length, names: namesOf(unions) }), ids: unions.concat(within(unions)) };
    });
    return { notes: [word(items.length ? 'groupsNote' : 'noLines')], items, lit: [].concat(...items.map((item) => item.ids)), whole: true };
  },

  voices() {
    const { mutual, one, others, unknown } = data.analysis;
    const by = new Map(one.map(([line, union]) => [lineOf(line), unionAt(union)]));
    const said = (id) => (by.has(id) ? word('voicesBy', { name: nameOf(id), union: nameOf(by.get(id)) }) : nameOf(id));
    const sorts = { voicesMutual: mutual, voicesOne: one.map(([line]) => line), voicesOthers: others, voicesUnknown: unknown };
    const items = Object.entries(sorts).map(([key, lines]) => [key, lines.map(lineOf).filter(isVisibleEdge)])
      .filter(([key, ids]) => ids.length)
      .map(([key, ids]) => {
        const names = ids.slice(0, MANY).map(said).join(word('parts'));
        return { text: word(key, { count: ids.length, names: ids.length > MANY ? names + '…' : names }), ids: withEnds(ids) };
      });
    return { notes: [word(items.length ? 'voicesNote' : 'voicesNone')], items, lit: [] };
  },

  chain() {
    const [from, to] = [byId('chain-from').value, byId('chain-to').value];
    if (!from || !to || from === to) return { notes: [word('chainPick')], items: [], lit: [] };
    const chain = shortestChain(from, to);
    if (!chain) return { notes: [word('chainNone', { from: nameOf(from), to: nameOf(to) })], items: [], lit: [from, to] };
    const words = word(chain.length > 2 ? 'chainFound' : 'chainDirect', { chain: chain.map(nameOf).join(' — '), count: chain.length - 1 });
    const found = partners();
    const lines = chain.slice(1).map((id, at) => found.get(chain[at]).get(id));
    return { notes: [words], items: [], lit: chain.concat(...lines) };
  },
};

// Breadth first over what the map shows; the unions from one to the other, or null.
function shortestChain(from, to) {
  const found = partners();
  const cameBy = new Map([[from, null]]);
  const waiting = [from];
  while (waiting.length && !cameBy.has(to)) {
    const id = waiting.shift();
    for (const next of (found.get(id) || new Map()).keys()) {
      if (cameBy.has(next)) continue;
      cameBy.set(next, id);
      waiting.push(next);
    }
  }
  const chain = [];
  for (let id = cameBy.has(to) ? to : null; id; id = cameBy.get(id)) chain.unshift(id);
  return chain.length ? chain : null;
}

function litByAnswer() {
  if (!state.asked) return null;
  const { items, lit } = answers[state.asked.question]();
  const ids = state.asked.item === null || !items[state.asked.item] ? lit : items[state.asked.item].ids;
  return ids.length ? new Set(ids) : null;
}

function ask(question, item = null) {
  state.asked = question && { question, item };
  if (state.asked && state.chosen) unchoose();
  fillAnswer();
  paint();
}

// Shows as much of the answer as there is room for beside its question.
function askInView(question, item) {
  ask(question, item);
  for (const shown of [byId('answer'), document.querySelector('.ask[aria-pressed="true"]')]) {
    if (shown) shown.scrollIntoView({ block: 'nearest' });
  }
}

function answerItem({ text }, at) {
  const { question, item } = state.asked;
  const button = make('button', { type: 'button', 'aria-pressed': String(at === item) }, text);
  button.addEventListener('click', () => {
    ask(question, at === item ? null : at);
    byId('answer').querySelectorAll('button')[at].focus();
  });
  return make('li', {}, button);
}

function fillAnswer() {
  const asked = state.asked && state.asked.question;
  for (const button of document.querySelectorAll('.ask')) button.setAttribute('aria-pressed', String(button.dataset.ask === asked));
  if (!asked) {
    byId('answer').replaceChildren();
    return;
  }
  const { notes, items, whole } = answers[asked]();
  if (whole && !allShown()) notes.push(word('wholeMap'));
  byId('answer').replaceChildren(...notes.map((note) => make('p', {}, note)));
  if (items.length) byId('answer').append(make('ul', {}, ...items.map(answerItem)));
}

function fillPickers() {
  for (const [id, name] of [['chain-from', 'chainFrom'], ['chain-to', 'chainTo']]) {
    const picker = byId(id);
    const picked = picker.value;
    const unions = Object.keys(data.nodes).map((union) => make('option', { value: union }, nameOf(union)));
    picker.setAttribute('aria-label', word(name));
    picker.replaceChildren(make('option', { value: '' }, `${word(name)}…`), ...unions);
    picker.value = picked;
  }
}

for (const button of document.querySelectorAll('.ask')) {
  const { ask: question } = button.dataset;
  const first = ['most', 'voices'].includes(question) ? 0 : null; // what is lit before the reader picks a part
  button.addEventListener('click', () => askInView(state.asked && state.asked.question === question ? null : question, first));
}
for (const id of ['chain-from', 'chain-to']) byId(id).addEventListener('change', () => askInView('chain'));
byId('analysis').open = !matchMedia('(max-width: 899px)').matches;

// What the page knows: the graph that pyvis built, the map's data, the language, what is chosen and what is filtered out.
const wholeGraph = JSON.parse(document.getElementById('graph').textContent);
const whole = JSON.parse(document.getElementById('data').textContent);
const part = partOf(location.hash); // the key of the part that is open, or nothing
const data = part ? Object.assign({}, whole, JSON.parse(blockOf(part).textContent)) : whole;
const graph = part ? { nodes: Object.keys(data.nodes).map((id) => ({ id })), edges: data.lines.map((id) => ({ id })) } : wholeGraph;

// What returns often is told by its place: put back what it stands for.
(function unpack() {
  const ids = Object.keys(data.nodes);
  const lines = graph.edges.map(({ id }) => id);
  data.edges = data.edges.reduce((all, edge, at) => Object.assign(all, { [lines[at]]: edge }), {});
  for (const edge of Object.values(data.edges)) {
    edge.ends = edge.ends.map((at) => ids[at]);
    edge.label = data.labels[edge.label];
    edge.lines = edge.label.lines;
    for (const strand of edge.strands || []) strand.label = data.labels[strand.label];
    edge.strands = edge.strands || [{ kind: edge.kind, label: edge.label, claims: edge.claims }];
  }
  for (const layouts of Object.values(data.layouts)) {
    for (const layout of Object.values(layouts)) {
      const boxes = layout.boxes.map(([x, y, width, height, label]) => ({ x, y, width, height, label }));
      layout.boxes = boxes.reduce((all, box, at) => Object.assign(all, { [ids[at]]: box }), {});
      layout.bends = Object.keys(layout.bends).reduce((all, at) => Object.assign(all, { [lines[at]]: layout.bends[at] }), {});
    }
    layouts.narrow = layouts.narrow || layouts.wide;
  }
}());
const state = {
  language: kept().language || (/^en/i.test(navigator.language) ? 'en' : 'zh'),
  chosen: null,
  pointed: undefined,
  hidden: new Set(),
  apart: new Set(), // lines whose relations are drawn side by side
  labels: null, // of relations; null: when few are shown
  moved: {}, // where the reader has put unions, by layout and id
  sorted: {}, // the column by which a table is sorted, negative when downwards, by the table's id
  theme: kept().theme || 'system',
  asked: null,
};
const dark = matchMedia('(prefers-color-scheme: dark)');
const onPaper = matchMedia('print'); // paper is light whatever the screen is
const chosenTheme = () => (state.theme === 'system' ? (dark.matches ? 'dark' : 'light') : state.theme);
const theme = () => (onPaper.matches ? 'light' : chosenTheme());
const say = (label) => label[state.language];
const things = () => ({ things: say(data.things), Things: say(data.things).replace(/^./, (first) => first.toUpperCase()) });
const word = (key, values) =>
  say(data.words[key]).replace(/\{(\w+)\}/g, (all, name) => Object.assign(things(), values)[name]);
const byId = (id) => document.getElementById(id);

const isVisibleNode = (id) => !state.hidden.has('group ' + data.nodes[id].group) && !isFoldedAway(id);
const isVisibleEdge = (id) => strandsShown(id).length > 0 && data.edges[id].ends.every(isVisibleNode) && timeOf(id) !== 'later';
const linesAt = Object.keys(data.nodes).reduce((all, id) => all.set(id, []), new Map());
for (const [id, { ends }] of Object.entries(data.edges)) for (const end of new Set(ends)) linesAt.get(end).push(id);
const edgesOf = (node) => linesAt.get(node);
const quotesOf = (claims) => claims.reduce((sum, id) => sum + data.claims[id].quotes.length, 0);
const nameOf = (id) =>
  data.nodes[id] ? say(data.nodes[id].label) : data.edges[id].ends.map(nameOf).join(' — ');
// What a picture stands on, in one line.
function sourceLine() {
  const relations = Object.values(data.edges);
  const known = relations.length && relations.every((edge) => edge.basis === 'authority');
  return known ? word('authorityLine') : word('sourceLine', { sources: data.sources.map(say).join(' · ') });
}

// Makes an element; text only ever reaches the page as text.
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null && child !== ''));
  return element;
}

// The map's content for other programs: JSON with every claim and quote, GraphML and GEXF for graph tools.
function claimsShown() {
  const things = shownNodes().map((id) => data.nodes[id]).concat(shownEdges().map((id) => data.edges[id]));
  const used = new Set(things.reduce((all, thing) => all.concat(thing.claims), []));
  return Object.keys(data.claims).filter((id) => used.has(id));
}

// Returns the shown map as plain data; every quote names its source in full.
function exchanged() {
  const quoted = (quote) => Object.assign({}, quote, { source: data.sources[quote.source] });
  const claim = (id) => Object.assign({ id }, data.claims[id], { quotes: data.claims[id].quotes.map(quoted) });
  const node = (id) => {
    const { label, group, claims, facts, note } = data.nodes[id];
    return { id, label, group, x: placeOf(id).x, y: placeOf(id).y, claims, facts, note };
  };
  const edge = (id) => {
    const { ends, kind, label, basis, claims, strands } = data.edges[id];
    const [source, target] = ends;
    const relations = strands.map((one) => ({ kind: one.kind, label: words(one.label), claims: one.claims }));
    return { id, source, target, kind, label: words(label), basis, claims, relations };
  };
  const words = ({ zh, en }) => ({ zh, en });
  const labels = (things) => Object.keys(things).map((key) => ({ key, label: things[key].label }));
  return {
    map: data.name,
    title: data.title,
    source: sourceLine(),
    groups: labels(data.groups),
    kinds: labels(data.kinds),
    nodes: shownNodes().map(node),
    edges: shownEdges().map(edge),
    claims: claimsShown().map(claim),
  };
}

const quotesText = (claims) =>
  [].concat(...claims.map((id) => data.claims[id].quotes))
    .map((quote) => `「${quote.text}」 (${say(data.sources[quote.source])}, ${quote.start}–${quote.end})`)
    .join('\n');

// The columns that graph tools are given: name, type, and the value of a thing by its id.
const UNION_COLUMNS = [
  ['label', 'string', nameOf],
  ['name_zh', 'string', (id) => data.nodes[id].label.zh],
  ['name_en', 'string', (id) => data.nodes[id].label.en],
  ['group', 'string', (id) => say(data.groups[data.nodes[id].group].label)],
  ['claims', 'integer', (id) => data.nodes[id].claims.length],
  ['quotes', 'string', (id) => quotesText(data.nodes[id].claims)],
  ['x', 'double', (id) => placeOf(id).x],
  ['y', 'double', (id) => placeOf(id).y],
];
const LINE_COLUMNS = [
  ['label', 'string', (id) => say(data.edges[id].label)],
  ['kind', 'string', kindWords],
  ['basis', 'string', (id) => data.edges[id].basis],
  ['claims', 'integer', (id) => data.edges[id].claims.length],
  ['quotes', 'string', (id) => quotesText(data.edges[id].claims)],
];

function graphmlText() {
  const xml = maker('http://graphml.graphdrawing.org/xmlns');
  const types = { string: 'string', integer: 'int', double: 'double' };
  const keys = (domain, columns) =>
    columns.map(([name, type]) =>
      xml('key', { id: `${domain}-${name}`, for: domain, 'attr.name': name, 'attr.type': types[type] }),
    );
  const values = (domain, columns, id) =>
    columns.map(([name, , value]) => xml('data', { key: `${domain}-${name}` }, String(value(id))));
  const union = (id) => xml('node', { id }, ...values('node', UNION_COLUMNS, id));
  const line = (id) => {
    const [source, target] = data.edges[id].ends;
    return xml('edge', { id, source, target }, ...values('edge', LINE_COLUMNS, id));
  };
  const content = shownNodes().map(union).concat(shownEdges().map(line));
  const graph = xml('graph', { id: data.name, edgedefault: 'directed' }, ...content);
  return xmlOf(xml('graphml', {}, ...keys('node', UNION_COLUMNS), ...keys('edge', LINE_COLUMNS), graph));
}

function gexfText() {
  const xml = maker('http://www.gexf.net/1.2draft');
  const columns = (domain, all) =>
    xml('attributes', { class: domain }, ...all.map(([title, type], at) => xml('attribute', { id: String(at), title, type })));
  const values = (all, id) =>
    xml('attvalues', {}, ...all.map(([, , value], at) => xml('attvalue', { for: String(at), value: String(value(id)) })));
  const union = (id) => xml('node', { id, label: nameOf(id) }, values(UNION_COLUMNS.slice(1), id));
  const line = (id) => {
    const [source, target] = data.edges[id].ends;
    return xml('edge', { id, source, target, label: say(data.edges[id].label) }, values(LINE_COLUMNS.slice(1), id));
  };
  const graph = xml(
    'graph',
    { defaultedgetype: 'directed' },
    columns('node', UNION_COLUMNS.slice(1)),
    columns('edge', LINE_COLUMNS.slice(1)),
    xml('nodes', {}, ...shownNodes().map(union)),
    xml('edges', {}, ...shownEdges().map(line)),
  );
  const meta = xml('meta', {}, xml('creator', {}, 'unionkg'), xml('description', {}, `${say(data.title)} · ${sourceLine()}`));
  return xmlOf(xml('gexf', { version: '1.2' }, meta, graph));
}

const FORMS = {
  png: savePng,
  svg: () => hand(`${say(data.title)}.svg`, 'image/svg+xml', svgText()),
  json: () => hand(`${say(data.title)}.json`, 'application/json', JSON.stringify(exchanged(), null, 1)),
  graphml: () => hand(`${say(data.title)}.graphml`, 'application/xml', graphmlText()),
  gexf: () => hand(`${say(data.title)}.gexf`, 'application/xml', gexfText()),
};

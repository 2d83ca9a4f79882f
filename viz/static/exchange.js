// The map as data: JSON with claims and quotes, GraphML and GEXF for programs that draw or count graphs.
const quotesIn = (claims) => claims.reduce((all, id) => all.concat(data.claims[id].quotes.map((quote) => quote.text)), []);

function asJson() {
  const node = (id) => Object.assign({ id, label: data.nodes[id].label, group: data.nodes[id].group, claims: data.nodes[id].claims });
  const edge = (id) => {
    const { ends, kind, label, claims, basis } = data.edges[id];
    return { id, source: ends[0], target: ends[1], kind, label, claims, basis };
  };
  const nodesOut = shownNodes().map(node);
  const edgesOut = shownEdges().map(edge);
  const said = new Set(nodesOut.concat(edgesOut).reduce((all, thing) => all.concat(thing.claims), []));
  const claims = Array.from(said).map((id) => {
    const claim = data.claims[id];
    const quotes = claim.quotes.map((quote) => Object.assign({}, quote, { source: data.sources[quote.source] }));
    return Object.assign({ id }, claim, { quotes });
  });
  const out = { map: data.name, title: data.title, nodes: nodesOut, edges: edgesOut, claims };
  return JSON.stringify(out, null, 1);
}

function nodeValues(id) {
  const { label, group, claims } = data.nodes[id];
  const { x, y } = drawing.getPosition(id);
  return { label: label.zh, label_en: label.en, sort: data.groups[group].label.zh, claims: claims.length, x, y };
}

function edgeValues(id) {
  const { label, kind, claims, basis } = data.edges[id];
  const quotes = quotesIn(claims);
  return { label: label.zh, kind: data.kinds[kind].label.zh, basis, claims: claims.length, quotes: quotes.join('\n') };
}

const NODE_TYPES = { label: 'string', label_en: 'string', sort: 'string', claims: 'int', x: 'double', y: 'double' };
const EDGE_TYPES = { label: 'string', kind: 'string', basis: 'string', claims: 'int', quotes: 'string' };

// GraphML: http://graphml.graphdrawing.org/specification.html
function asGraphml() {
  const file = document.implementation.createDocument('http://graphml.graphdrawing.org/xmlns', 'graphml', null);
  const key = (kind, types) =>
    Object.keys(types).map((name) => part(file, 'key', { id: `${kind}-${name}`, for: kind, 'attr.name': name, 'attr.type': types[name] }));
  const values = (kind, known) =>
    Object.keys(known).map((name) => part(file, 'data', { key: `${kind}-${name}` }, String(known[name])));
  const graphOut = part(
    file, 'graph', { id: data.name, edgedefault: 'directed' },
    ...shownNodes().map((id) => part(file, 'node', { id }, ...values('node', nodeValues(id)))),
    ...shownEdges().map((id) => {
      const [source, target] = data.edges[id].ends;
      return part(file, 'edge', { id, source, target }, ...values('edge', edgeValues(id)));
    }),
  );
  file.documentElement.append(...key('node', NODE_TYPES), ...key('edge', EDGE_TYPES), graphOut);
  return written(file);
}

// GEXF 1.2: https://gexf.net
function asGexf() {
  const file = document.implementation.createDocument('http://www.gexf.net/1.2draft', 'gexf', null);
  file.documentElement.setAttribute('version', '1.2');
  const gexfType = { int: 'integer' };
  const declare = (kind, types) =>
    part(file, 'attributes', { class: kind }, ...Object.keys(types).map((name) =>
      part(file, 'attribute', { id: name, title: name, type: gexfType[types[name]] || types[name] })));
  const values = (known) =>
    part(file, 'attvalues', {}, ...Object.keys(known).map((name) => part(file, 'attvalue', { for: name, value: known[name] })));
  file.documentElement.append(part(
    file, 'graph', { defaultedgetype: 'directed' },
    declare('node', NODE_TYPES),
    declare('edge', EDGE_TYPES),
    part(file, 'nodes', {}, ...shownNodes().map((id) => part(file, 'node', { id, label: data.nodes[id].label.zh }, values(nodeValues(id))))),
    part(file, 'edges', {}, ...shownEdges().map((id) => {
      const [source, target] = data.edges[id].ends;
      return part(file, 'edge', { id, source, target, label: data.edges[id].label.zh }, values(edgeValues(id)));
    })),
  ));
  return written(file);
}

const FORMS = {
  png: savePng,
  svg: () => hand(`${say(data.title)}.svg`, 'image/svg+xml', svg()),
  json: () => hand(`${say(data.title)}.json`, 'application/json', asJson()),
  graphml: () => hand(`${say(data.title)}.graphml`, 'application/xml', asGraphml()),
  gexf: () => hand(`${say(data.title)}.gexf`, 'application/xml', asGexf()),
};

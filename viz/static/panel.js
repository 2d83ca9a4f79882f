// The evidence panel: what is known of the chosen union or line, and the exact words it stands on.
const panel = byId('panel');

function badge(text, kind) {
  return make('span', { class: 'badge ' + kind }, text);
}

function quoteBlock(quote) {
  const place = word('characters', { start: quote.start, end: quote.end });
  const passage = [say(quote.passage), place].filter(Boolean).join(' · ');
  return make(
    'blockquote',
    {},
    make('p', { lang: 'zh-Hans' }, '「' + quote.text + '」'),
    make('footer', {}, make('cite', {}, say(data.sources[quote.source])), make('span', {}, passage)),
  );
}

function claimCard(id) {
  const claim = data.claims[id];
  const inferred = claim.status === 'inferred';
  const card = make(
    'article',
    { class: 'claim', 'data-status': claim.status },
    make(
      'p',
      { class: 'badges' },
      say(claim.kind) && badge(say(claim.kind), 'kind'),
      badge(word(inferred ? 'inferred' : 'stated'), inferred ? 'inferred' : 'stated'),
      !inferred && claim.status !== 'reported' && say(claim.standing) ? badge(say(claim.standing), 'doubt') : null,
      timed && !claim.days.length ? badge(word('undated'), 'undated') : null,
    ),
    make('h3', {}, say(claim.words)),
  );
  const figures = claim.parts.concat(claim.figures).map((figure) => make('li', {}, say(figure)));
  if (claim.times.length) figures.push(make('li', {}, claim.times.join(' · ')));
  if (figures.length) card.append(make('ul', { class: 'figures' }, ...figures));
  card.append(...claim.quotes.map(quoteBlock));
  if (say(claim.note)) card.append(make('p', { class: 'note' }, make('b', {}, word('note')), ' ', say(claim.note)));
  return card;
}

function claimList(claims) {
  const heading = word('evidenceOf', { claims: claims.length, quotes: quotesOf(claims) });
  return [make('h3', { class: 'part' }, heading), ...claims.map(claimCard)];
}

function factList(facts) {
  const lines = facts.map((fact) => [make('dt', {}, say(fact.name)), make('dd', {}, say(fact.value))]);
  return make('dl', {}, ...[].concat(...lines));
}

function opener(id, text) {
  const button = make('button', { type: 'button', class: 'link' }, text);
  button.addEventListener('click', () => choose(id, true));
  return button;
}

function unionPanel(id) {
  const node = data.nodes[id];
  const related = edgesOf(id).map((edge) => {
    const other = data.edges[edge].ends.find((end) => end !== id) || id;
    return make('li', {}, opener(edge, nameOf(other)), make('span', {}, say(data.edges[edge].label)));
  });
  return [
    badge(say(data.groups[node.group].label), 'kind'),
    factList(node.facts),
    say(node.note) ? make('p', { class: 'note' }, say(node.note)) : null,
    partButton(id),
    foldButton(id),
    make('h3', { class: 'part' }, word('relationsOf')),
    related.length ? make('ul', { class: 'related' }, ...related) : make('p', { class: 'quiet' }, word('noRelations')),
    ...(node.claims.length ? claimList(node.claims) : [make('p', { class: 'quiet' }, word('noClaims'))]),
  ];
}

function relationPanel(id) {
  const edge = data.edges[id];
  const ends = edge.ends.map((end, at) =>
    make('li', {}, opener(end, nameOf(end)), make('span', {}, say(data.ends[at]))),
  );
  return [
    make('p', { class: 'badges' }, badge(say(edge.label), 'kind'), badge(word(edge.basis), edge.basis)),
    make('ul', { class: 'related' }, ...ends),
    ...strandList(id),
    edge.joint ? make('p', { class: 'note' }, word('jointNote', { count: edge.joint, said: edge.said, shown: edge.claims.length })) : null,
    dated.length && edge.claims.length ? make('p', { class: 'quiet reported' }, reportWords(edge.claims)) : null,
    ...(['authority', 'asked'].includes(edge.basis) && !edge.claims.length ? [make('p', { class: 'note' }, word(edge.basis + 'Note'))] : claimList(edge.claims)),
  ];
}

function welcome() {
  return [
    make('h2', { id: 'panel-title' }, word('evidence')),
    make('p', {}, say(data.note)),
    make('h3', { class: 'part' }, word('sources')),
    make('ul', { class: 'sources' }, ...data.sources.map((source) => make('li', {}, say(source)))),
    make('p', { class: 'quiet' }, word('made')),
  ];
}

function fillPanel() {
  if (!state.chosen) {
    panel.replaceChildren(...welcome());
    return;
  }
  const title = make('h2', { id: 'panel-title', tabindex: '-1' });
  const names = data.nodes[state.chosen] ? [state.chosen] : data.edges[state.chosen].ends;
  names.forEach((id, at) => title.append(at ? ' — ' : '', make('span', {}, nameOf(id))));
  const close = make('button', { type: 'button', class: 'close', title: word('closeHint'), 'aria-label': word('close') }, '×');
  close.addEventListener('click', leave);
  const parts = data.nodes[state.chosen] ? unionPanel(state.chosen) : relationPanel(state.chosen);
  panel.replaceChildren(make('div', { class: 'top' }, title, close), ...parts.filter(Boolean));
  panel.scrollTop = 0;
}

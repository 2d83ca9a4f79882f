// The legend that filters, the table that says the same as the picture, and the search box.
function swatch(kind, look) {
  const colour = look[theme()];
  const mark = make('span', { class: 'swatch ' + kind, 'aria-hidden': 'true' });
  const dash = look.dashes.length ? 'dashed' : 'solid';
  if (kind === 'group') {
    mark.style.cssText = `background:${colour.fill};border:${look.width}px ${dash} ${colour.border};border-radius:${look.corner}px`;
  } else {
    mark.style.cssText = `border-top:${look.width}px ${dash} ${colour.line}`;
  }
  return mark;
}

function legendItem(kind, key, look, count) {
  const box = make('input', { type: 'checkbox' });
  box.checked = !state.hidden.has(`${kind} ${key}`);
  box.addEventListener('change', () => {
    state.hidden[box.checked ? 'delete' : 'add'](`${kind} ${key}`);
    courses.clear();
    paint();
    fillTables();
  });
  const text = make('span', {}, say(look.label));
  return make('li', {}, make('label', {}, box, swatch(kind, look), text, make('span', { class: 'count' }, String(count))));
}

function fillLegend() {
  const members = Object.values(data.nodes);
  const relations = Object.values(data.edges);
  const ofGroup = (key) => members.filter((node) => node.group === key).length;
  const ofKind = (key) => relations.filter((edge) => edge.strands.some(({ kind }) => kind === key)).length;
  byId('groups').replaceChildren(
    ...Object.entries(data.groups).map(([key, look]) => legendItem('group', key, look, ofGroup(key))),
  );
  byId('kinds').replaceChildren(
    ...Object.entries(data.kinds).map(([key, look]) => legendItem('kind', key, look, ofKind(key))),
  );
}

function sortHead(table, head, column) {
  const sorted = state.sorted[table.id] || 0;
  const button = make('button', { type: 'button', class: 'sort' }, head);
  button.addEventListener('click', () => {
    state.sorted[table.id] = sorted === column + 1 ? -column - 1 : column + 1;
    fillTables();
    table.tHead.querySelectorAll('button')[column].focus();
  });
  const direction = Math.abs(sorted) !== column + 1 ? 'none' : sorted > 0 ? 'ascending' : 'descending';
  return make('th', { scope: 'col', 'aria-sort': direction }, button);
}

function inOrder(table, rows) {
  const sorted = state.sorted[table.id];
  if (!sorted) return rows;
  const column = Math.abs(sorted) - 1;
  const compare = (a, b) => (typeof a === 'number' ? a - b : String(a).localeCompare(String(b), 'zh', { numeric: true }));
  return rows.slice().sort((a, b) => Math.sign(sorted) * compare(a[1][column], b[1][column]));
}

function fillTable(table, heads, rows) {
  table.tHead.replaceChildren(make('tr', {}, ...heads.map((head, column) => sortHead(table, head, column))));
  table.tBodies[0].replaceChildren(
    ...inOrder(table, rows).map(([id, cells]) => {
      const row = make('tr', { tabindex: '0', 'data-id': id }, ...cells.map((cell) => make('td', {}, String(cell))));
      if (id === state.chosen) row.setAttribute('aria-current', 'true');
      return row;
    }),
  );
}

// Marks the row of what is chosen.
function markRow() {
  for (const row of byId('tables').querySelectorAll('tbody tr')) {
    if (row.dataset.id === state.chosen) row.setAttribute('aria-current', 'true');
    else if (row.hasAttribute('aria-current')) row.removeAttribute('aria-current');
  }
}

function fillTables() {
  const relations = Object.keys(data.edges).filter(isVisibleEdge);
  const unions = Object.keys(data.nodes).filter(isVisibleNode);
  fillTable(
    byId('relation-table'),
    [say(data.ends[0]), say(data.ends[1]), word('kind'), word('claims'), word('quotes'), word('basis'), ...(timed ? [word('lastReport')] : [])],
    relations.map((id) => {
      const edge = data.edges[id];
      const last = timed ? [lastReport(edge.claims) ? spanWords(lastReport(edge.claims)) : word('undated')] : [];
      const cells = [...edge.ends.map(nameOf), kindWords(id), edge.said || edge.claims.length, quotesOf(edge.claims), word(edge.basis)];
      return [id, cells.concat(last)];
    }),
  );
  fillTable(
    byId('union-table'),
    [word('union'), word('group'), word('relations'), word('claims'), word('quotes')],
    unions.map((id) => {
      const node = data.nodes[id];
      const lines = edgesOf(id).filter(isVisibleEdge).length;
      return [id, [nameOf(id), say(data.groups[node.group].label), lines, node.claims.length, quotesOf(node.claims)]];
    }),
  );
  byId('shown').textContent = word('shown', {
    unions: `${unions.length}/${Object.keys(data.nodes).length}`,
    relations: `${relations.length}/${Object.keys(data.edges).length}`,
  });
  fillAnswer();
}

const search = byId('search');
const suggestions = byId('suggestions');
let active = -1;

function suggest() {
  const wanted = search.value.trim().toLowerCase();
  const found = Object.keys(data.nodes).filter((id) =>
    Object.values(data.nodes[id].label).some((name) => name.toLowerCase().includes(wanted)),
  );
  const options = found.slice(0, 12).map((id, at) => {
    const option = make('li', { role: 'option', id: 'option-' + at, 'data-id': id }, nameOf(id));
    option.addEventListener('mousedown', (event) => {
      event.preventDefault();
      take(id);
    });
    return option;
  });
  suggestions.replaceChildren(...(options.length ? options : [make('li', { role: 'option', 'aria-disabled': 'true', class: 'quiet' }, word('noMatch'))]));
  setSuggesting(wanted !== '');
  mark(options.length ? 0 : -1);
}

function setSuggesting(open) {
  suggestions.hidden = !open;
  search.setAttribute('aria-expanded', String(open));
}

function mark(at) {
  const options = suggestions.querySelectorAll('[data-id]');
  active = at;
  options.forEach((option, place) => option.setAttribute('aria-selected', String(place === at)));
  if (options[at]) search.setAttribute('aria-activedescendant', options[at].id);
  else search.removeAttribute('aria-activedescendant');
}

function take(id) {
  search.value = nameOf(id);
  setSuggesting(false);
  state.hidden.delete('group ' + data.nodes[id].group);
  fillLegend();
  choose(id);
}

function steer(event) {
  const options = suggestions.querySelectorAll('[data-id]');
  if (event.isComposing || suggestions.hidden || !options.length) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const step = event.key === 'ArrowDown' ? 1 : -1;
    mark((active + step + options.length) % options.length);
    event.preventDefault();
  } else if (event.key === 'Enter') {
    take(options[Math.max(active, 0)].dataset.id);
  }
}

// The SPARQL editor: YASQE completes our own terms only; the answer is a table that leads to the pages.
'use strict';
(function () {
  const MOST = 1000;
  const known = fetch('/editor/terms').then((reply) => reply.json());
  const text = document.getElementById('query').value;
  const told = document.getElementById('told');
  const csv = document.getElementById('csv');
  const draw = document.getElementById('draw');
  let editor = null;
  let asked = '';

  function completer(terms) {
    return {
      name: 'unionkg',
      bulk: false,
      autoShow: false,
      isValidCompletionPosition: (yasqe) => {
        const token = yasqe.getCompleteToken();
        return token.type !== 'comment' && !token.string.startsWith('?') && token.string.trim().length > 1;
      },
      preProcessToken: (_yasqe, token) => token,
      postprocessSuggestions: (_yasqe, suggestions) => suggestions,
      get: (_yasqe, token) => {
        const typed = (token ? token.string : '').toLowerCase();
        const words = typed.split(':').pop();
        return terms.filter((term) => term.short.toLowerCase().startsWith(typed)
          || (words && (term.zh.includes(words) || term.en.toLowerCase().startsWith(words))))
          .slice(0, 100).map((term) => term.short);
      },
    };
  }

  function shorten(info) {
    return info.terms.map((term) => {
      const inSchemes = term.iri.startsWith(info.schemes);
      const local = term.iri.slice((inSchemes ? info.schemes : info.namespace).length);
      return { short: (inSchemes ? 'ukgs:' : 'ukg:') + local, zh: term.zh, en: term.en };
    });
  }

  function address(info, iri) {
    const key = (start) => (iri.startsWith(start) && /^[A-Za-z0-9_-]+$/.test(iri.slice(start.length))
      ? iri.slice(start.length) : '');
    if (key(info.base)) return `/entity/${key(info.base)}`;
    if (key(info.namespace)) return `/ontology/${key(info.namespace)}`;
    if (key(info.schemes)) return `/ontology/scheme/${key(info.schemes)}`;
    return '';
  }

  function cell(info, term) {
    const made = document.createElement('td');
    const page = term && term.type === 'uri' ? address(info, term.value) : '';
    if (page) {
      const link = document.createElement('a');
      link.href = page;
      link.textContent = term.value.split(/[/#]/).pop();
      link.title = term.value;
      made.append(link);
    } else {
      made.textContent = term ? term.value : '';
    }
    return made;
  }

  function table(info, variables, rows) {
    const made = document.createElement('table');
    const head = made.createTHead().insertRow();
    for (const name of variables) {
      const title = document.createElement('th');
      title.scope = 'col';
      title.textContent = name;
      head.append(title);
    }
    const body = made.createTBody();
    for (const row of rows.slice(0, MOST)) {
      const line = body.insertRow();
      for (const name of variables) line.append(cell(info, row[name]));
    }
    return made;
  }

  function paragraph(words) {
    const made = document.createElement('p');
    made.textContent = words;
    return made;
  }

  function listing(words) {
    const made = document.createElement('pre');
    made.textContent = words;
    return made;
  }

  function offerMap(something) {
    draw.hidden = !something;
    draw.href = '/maps/sparql?' + new URLSearchParams({ query: asked });
  }

  function shown(info, kind, body, seconds) {
    if (!kind.includes('json')) {
      offerMap(body.trim() !== '');
      return [listing(body)];
    }
    const found = JSON.parse(body);
    if ('boolean' in found) return [paragraph(found.boolean ? info.words.yes : info.words.no)];
    const rows = found.results.bindings;
    told.textContent = info.words.took.replace('{count}', rows.length).replace('{seconds}', seconds);
    csv.hidden = rows.length === 0;
    offerMap(rows.some((row) => found.head.vars.filter((name) => row[name] && row[name].type === 'uri').length > 1));
    if (!rows.length) return [paragraph(info.words.noRows)];
    const note = rows.length > MOST ? [paragraph(info.words.cut.replace('{count}', MOST))] : [];
    return [...note, table(info, found.head.vars, rows)];
  }

  function ask(accept) {
    return fetch('/sparql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: accept },
      body: new URLSearchParams({ query: asked }),
    });
  }

  async function run(info) {
    const answer = document.getElementById('answer');
    const start = performance.now();
    told.textContent = info.words.running;
    asked = editor.getValue();
    csv.hidden = true;
    draw.hidden = true;
    answer.replaceChildren();
    try {
      const reply = await ask('application/sparql-results+json, text/turtle;q=0.5');
      const body = await reply.text();
      const seconds = ((performance.now() - start) / 1000).toFixed(2);
      told.textContent = '';
      if (reply.ok) answer.replaceChildren(...shown(info, reply.headers.get('Content-Type') || '', body, seconds));
      else answer.replaceChildren(paragraph(info.words.failed), listing(body));
    } catch (problem) {
      told.textContent = info.words.unreachable;
    }
  }

  async function save() {
    const reply = await ask('text/csv');
    if (!reply.ok) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['\ufeff', await reply.text()], { type: 'text/csv' }));
    link.download = 'answer.csv';
    link.click();
    URL.revokeObjectURL(link.href);
  }

  known.then((info) => {
    const place = document.getElementById('editor');
    Yasqe.forkAutocompleter('variables', completer(shorten(info)));
    Yasqe.defaults.autocompleters = ['variables', 'unionkg'];
    editor = new Yasqe(place, {
      value: text, persistenceId: null, showQueryButton: false, createShareableLink: null, resizeable: false,
      pluginButtons: undefined,
    });
    editor.getInputField().setAttribute('aria-label', document.querySelector('h1').textContent);
    editor.setOption('extraKeys', Object.assign({}, editor.getOption('extraKeys'), {
      'Ctrl-Enter': () => { run(info); }, 'Cmd-Enter': () => { run(info); },
    }));
    document.getElementById('run').addEventListener('click', () => { run(info); });
    csv.addEventListener('click', () => { save(); });
    document.documentElement.dataset.ready = '1';
  });
}());

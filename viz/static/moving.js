// Unions that the reader moves: where they were put, kept in a file, read again, and put back.
const layoutName = () => `${state.language} ${byId('net').clientWidth < NARROW ? 'narrow' : 'wide'}`;

function moved() {
  const name = layoutName();
  if (!state.moved[name]) state.moved[name] = {};
  return state.moved[name];
}

function move(id, x, y) {
  moved()[id] = { x, y };
  nodes.update({ id, x, y });
  courses.clear();
  drawing.redraw();
  byId('reset').disabled = false;
}

// Moves the chosen union by the arrow keys; returns whether it did.
function nudge(event) {
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (!event.altKey || !steps[event.key] || !data.nodes[state.chosen]) return false;
  const { x, y } = drawing.getPosition(state.chosen);
  move(state.chosen, x + steps[event.key][0] * 20, y + steps[event.key][1] * 20);
  return true;
}

function resetPlaces() {
  state.moved = {};
  byId('reset').disabled = true;
  place();
  showAll();
}

function savePlaces() {
  const known = Object.keys(data.nodes).map((id) => [id, drawing.getPosition(id)]);
  const places = known.reduce((all, [id, { x, y }]) => Object.assign(all, { [id]: { x: Math.round(x), y: Math.round(y) } }), {});
  hand(`${say(data.title)}.places.json`, 'application/json', JSON.stringify({ map: data.name, layout: layoutName(), places }, null, 1));
}

// Reads a file of places; unions that it does not name stay, what this map does not show is passed over.
function openPlaces(text) {
  let read = null;
  try {
    read = JSON.parse(text);
  } catch (malformed) {
    return tell(word('noPlaces'));
  }
  const isPlace = (at) => at && Number.isFinite(at.x) && Number.isFinite(at.y);
  const known = Object.entries((read && read.places) || {}).filter(([id, at]) => data.nodes[id] && isPlace(at));
  if (!known.length || read.map !== data.name) return tell(word('noPlaces'));
  state.moved[layoutName()] = known.reduce((all, [id, { x, y }]) => Object.assign(all, { [id]: { x, y } }), {});
  byId('reset').disabled = false;
  place();
  showAll();
  return tell(word('placed', { count: known.length }));
}

function tell(words) {
  byId('told').textContent = words;
}

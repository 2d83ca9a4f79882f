// Unions that the reader moves: where they were put, kept in a file, read again, and put back.
const layoutName = () => `${state.language} ${byId('net').clientWidth < NARROW ? 'narrow' : 'wide'}`;

function moved() {
  const name = layoutName();
  if (!state.moved[name]) state.moved[name] = {};
  return state.moved[name];
}

// Where a union stands and how large it is: as the layout has it, or where the reader has put it.
const placeOf = (id) => Object.assign({}, layout().boxes[id], moved()[id]);

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

const FARTHEST = 100000; // from the middle of the picture
const LARGEST_FILE = 5000000; // bytes; a file of places is far smaller
const isPlace = (at) => at && [at.x, at.y].every((part) => typeof part === 'number' && Math.abs(part) <= FARTHEST);

// Returns the places of this map's unions in a file's text, none when it holds something else.
function readPlaces(text) {
  let read = null;
  try {
    read = JSON.parse(text);
  } catch (malformed) {
    return {};
  }
  if (!read || read.map !== data.name) return {};
  const places = new Map(Object.entries(Object(read.places)));
  const known = Object.keys(data.nodes).filter((id) => isPlace(places.get(id)));
  return known.reduce((all, id) => Object.assign(all, { [id]: { x: places.get(id).x, y: places.get(id).y } }), {});
}

// Takes the places of a file; unions that it does not name stay, what this map does not show is passed over.
function takePlaces(text) {
  const places = readPlaces(text);
  const count = Object.keys(places).length;
  if (count) {
    state.moved[layoutName()] = places;
    byId('reset').disabled = false;
    place();
    showAll();
  }
  tell(count ? word('placed', { count }) : word('noPlaces'));
}

function openPlaces(file) {
  if (file.size > LARGEST_FILE) tell(word('noPlaces'));
  else file.text().then(takePlaces, () => tell(word('noPlaces')));
}

function tell(words) {
  byId('told').textContent = words;
}

// The picture as an SVG drawing with real text, from the same places and looks as on the screen.
const svg = maker('http://www.w3.org/2000/svg');
const BASE = 0.37; // from the middle of a line to the feet of its letters, in ems

function svgLines(lines, x, y, size, attributes) {
  const rows = lines.map((line, at) => {
    const foot = y + (at - (lines.length - 1) / 2) * size * LINE + size * BASE;
    return svg('tspan', { x, y: foot }, line);
  });
  return svg('text', Object.assign({ 'font-size': size, 'text-anchor': 'middle' }, attributes), ...rows);
}

function strokeOf(look) {
  const stroke = { stroke: look.stroke, 'stroke-width': look.width };
  return look.dashes.length ? Object.assign(stroke, { 'stroke-dasharray': look.dashes.join(' ') }) : stroke;
}

function svgBand(band) {
  const { x, y, width, height } = band;
  const look = data.groups[band.group];
  const size = layout().edgeFont;
  const ink = data.themes[theme()].ink;
  return svg(
    'g',
    {},
    svg('rect', { x, y, width, height, rx: 10, fill: look[theme()].fill, 'fill-opacity': 0.35 }),
    svg('text', { x: x + 12, y: y + 25 + size * BASE, 'font-size': size, 'font-weight': 600, fill: ink }, say(look.label)),
  );
}

function svgLine(id) {
  const { path, strokes } = courseOf(id);
  const drawn = strokes.map(({ kind, down }) => {
    const look = lineLook(id, kind);
    const course = Object.assign({ d: path, fill: 'none', opacity: look.opacity }, strokeOf(look));
    return svg('path', down ? Object.assign(course, { transform: `translate(0 ${down})` }) : course);
  });
  const whole = drawn.length > 1 ? svg('g', {}, ...drawn) : drawn[0];
  whole.prepend(svg('title', {}, `${nameOf(id)}: ${say(data.edges[id].label)}`));
  return whole;
}

function svgUnion(id) {
  const { x, y, width, height, label } = placeOf(id);
  const look = boxLook(id);
  const frame = { x: x - width / 2, y: y - height / 2, width, height, rx: Math.min(look.corner, width / 2, height / 2) };
  return svg(
    'g',
    {},
    svg('title', {}, nameOf(id)),
    svg('rect', Object.assign({ fill: data.themes[theme()].paper }, frame)),
    svg('rect', Object.assign({ fill: look.fill, opacity: look.opacity }, frame, strokeOf(look))),
    svgLines(label.split('\n'), x, y, layout().font, { fill: look.ink, opacity: look.opacity }),
  );
}

function svgMark([, mark]) {
  const { fill, ink, size } = markLook();
  const frame = { x: mark.x - mark.breadth, y: mark.y - MARK, width: 2 * mark.breadth, height: 2 * MARK, rx: MARK };
  return svg('g', {}, svg('rect', Object.assign({ fill, stroke: ink }, frame)), svgLines([mark.text], mark.x, mark.y, size, { fill: ink }));
}

function svgLabel([id, { lines, left, top, width, height }]) {
  const { x, y } = courseOf(id);
  const { paper, ink } = data.themes[theme()];
  return svg(
    'g',
    {},
    svg('rect', { x: left, y: top, width, height, fill: paper }),
    svgLines(lines, x, y, layout().edgeFont, { fill: ink, opacity: labelOpacity(id) }),
  );
}

// Returns the whole drawing, with its title and source.
function svgDrawing() {
  const { x, y, width, height, left, texts } = sheet();
  const ink = data.themes[theme()].ink;
  const size = { viewBox: [x, y, width, height].map((part) => part.toFixed(2)).join(' '), width, height };
  return svg(
    'svg',
    Object.assign({ lang: document.documentElement.lang, role: 'img', 'font-family': FACE }, size),
    svg('title', {}, say(data.title)),
    svg('desc', {}, sourceLine()),
    svg('rect', { x, y, width, height, fill: data.themes[theme()].paper }),
    ...shownBands().map(svgBand),
    ...edgesInOrder().map(svgLine),
    ...shownNodes().map(svgUnion),
    ...marks().map(svgMark),
    ...labelsShown().reverse().map(svgLabel),
    ...texts.map((text) => svg('text', { x: left, y: text.y, 'font-size': text.size, 'font-weight': text.weight, fill: ink }, text.line)),
  );
}

const svgText = () => xmlOf(svgDrawing());

// A printed page holds the drawing in place of the picture: it fits the sheet, whatever part the screen shows.
function fillSheet() {
  byId('sheet').replaceChildren(...(onPaper.matches && graph.nodes.length ? [svgDrawing()] : []));
}

// XML that is well-formed whatever the texts hold: elements are built, never pasted together.
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu; // XML 1.0, production 2
const writable = (text) => String(text).replace(UNWRITABLE, '\uFFFD');

// Returns a function that makes elements of one namespace; numbers are rounded to a hundredth.
function maker(namespace) {
  return (tag, attributes, ...children) => {
    const element = document.createElementNS(namespace, tag);
    for (const [name, value] of Object.entries(attributes)) {
      element.setAttribute(name, typeof value === 'number' ? String(Math.round(value * 100) / 100) : writable(value));
    }
    element.append(...children.map((child) => (typeof child === 'string' ? writable(child) : child)));
    return element;
  };
}

const xmlOf = (root) => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;

// Prints the travel card, and saves it as a picture: draws on a canvas what the page shows of it.
// Nothing leaves the phone.
"use strict";

(() => {
  const DOTS = 1012; // across a card of 85.6 mm: 300 an inch
  const GAP = 40;
  const ONE_WORD = /\S+/g;

  // Where the browser has put each word of a face, so that the picture breaks its lines at the same places.
  function* wordsOf(face) {
    const texts = document.createTreeWalker(face, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
      const node = /** @type {Text} */ (texts.currentNode);
      for (const word of node.data.matchAll(ONE_WORD)) {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const box = range.getBoundingClientRect();
        if (box.width) yield { text: word[0], box, style: getComputedStyle(/** @type {Element} */ (node.parentElement)) };
      }
    }
  }

  function drawWord(pen, { text, box, style }, origin) {
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    pen.fillStyle = style.color;
    pen.direction = style.direction;
    pen.textAlign = "left";
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = pen.measureText(text);
    const baseline = box.top - origin.top + (box.height - up - down) / 2 + up;
    pen.fillText(text, box.left - origin.left, baseline);
  }

  function drawGrounds(pen, face, origin) {
    for (const part of face.querySelectorAll(".wallet-head")) {
      const box = part.getBoundingClientRect();
      const { backgroundColor, borderBottomColor, borderBottomWidth } = getComputedStyle(part);
      const line = parseFloat(borderBottomWidth);
      pen.fillStyle = backgroundColor;
      pen.fillRect(box.left - origin.left, box.top - origin.top, box.width, box.height - line);
      pen.fillStyle = borderBottomColor;
      pen.fillRect(box.left - origin.left, box.bottom - origin.top - line, box.width, line);
    }
  }

  function drawPictures(pen, face, origin) {
    for (const flag of face.querySelectorAll("img")) {
      const box = flag.getBoundingClientRect();
      pen.drawImage(flag, box.left - origin.left, box.top - origin.top, box.width, box.height);
    }
    for (const code of face.querySelectorAll("svg.code")) {
      const box = code.getBoundingClientRect();
      const size = code.viewBox.baseVal.width;
      pen.save();
      pen.translate(box.left - origin.left, box.top - origin.top);
      pen.scale(box.width / size, box.height / size);
      pen.strokeStyle = "#000";
      pen.stroke(new Path2D(code.querySelector("path").getAttribute("d")));
      pen.restore();
    }
  }

  function drawFace(pen, face, top) {
    const origin = face.getBoundingClientRect();
    pen.save();
    pen.translate(0, top);
    pen.scale(DOTS / origin.width, DOTS / origin.width);
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, origin.width, origin.height);
    drawGrounds(pen, face, origin);
    drawPictures(pen, face, origin);
    for (const word of wordsOf(face)) drawWord(pen, word, origin);
    pen.restore();
  }

  async function picture(wallet) {
    const faces = [...wallet.querySelectorAll(".face")];
    await document.fonts.ready;
    const canvas = document.createElement("canvas");
    const height = Math.round((DOTS * 54) / 85.6);
    canvas.width = DOTS;
    canvas.height = faces.length * height + (faces.length - 1) * GAP;
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("no picture"); // too little memory
    pen.fillStyle = "#e5dccb";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    faces.forEach((face, place) => drawFace(pen, face, place * (height + GAP)));
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
    });
  }

  async function save(button, says) {
    says.textContent = "";
    try {
      const address = URL.createObjectURL(await picture(document.querySelector("[data-wallet]")));
      const link = Object.assign(document.createElement("a"), { href: address, download: button.dataset.name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60000);
    } catch {
      says.textContent = button.dataset.failed; // too little memory, or a browser that refuses: the words say how else
    }
  }

  /** @type {HTMLElement | null} */
  const choices = document.querySelector("[data-card-choices]");
  if (!choices) return;
  const image = /** @type {HTMLElement} */ (choices.querySelector("[data-card-image]"));
  const print = /** @type {HTMLElement} */ (choices.querySelector("[data-print]"));
  choices.hidden = false;
  image.addEventListener("click", () => save(image, document.querySelector("[data-card-says]")));
  print.addEventListener("click", () => window.print());
})();

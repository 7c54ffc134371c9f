/* A field drawn as boxes of one character each, as codes often are: its first box stands for all of them (5.3.1). Some kits
   limit what a box takes by a script, and only say that it is one character wide. */

const takesOneCharacter = (element) => element.localName === "input" && (element.maxLength === 1 || element.size === 1);

/* The fields that were found; of several boxes of one character, the first. */
const joinedBoxes = (found) => (found.length > 1 && found.every(takesOneCharacter) ? found.slice(0, 1) : found);

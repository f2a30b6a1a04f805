/** The rest of CommonMark is for documents, not messages. */
export const SECTIONS: ReadonlySet<string> = new Set([
  "Precedence",
  "Fenced code blocks",
  "Paragraphs",
  "Blank lines",
  "Block quotes",
  "List items",
  "Lists",
  "Inlines",
  "Backslash escapes",
  "Code spans",
  "Emphasis and strong emphasis",
  "Links",
  "Autolinks",
  "Hard line breaks",
  "Soft line breaks",
  "Textual content",
]);

/**
 * Where messages are parsed differently, and why. Examples are given by their numbers in CommonMark 0.31.2.
 */
export const DIFFERENCES: Readonly<Record<string, readonly number[]>> = {
  "A backslash stays where nothing would mark: it is of a path, a face or a regular expression.": [
    12, 14, 15, 16, 606, 634, 637, 639, 641,
  ],
  "There is no HTML.": [21, 308, 309, 344, 475, 476, 477, 524, 536, 642, 643],
  "A link is an http, https or mailto address, with or without angle brackets, which stay; it leads where a browser would go.":
    [
      20, 346, 480, 481, 526, 538, 594, 595, 596, 597, 598, 599, 600, 601, 602, 603, 604, 605, 608,
      611,
    ],
  "There are no references.": [
    23, 317, 527, 528, 529, 530, 531, 532, 533, 534, 535, 537, 539, 540, 541, 542, 543, 544, 545,
    549, 550, 552, 553, 554, 555, 556, 557, 558, 559, 560, 561, 562, 563, 564, 565, 566, 567, 568,
    569, 570, 571,
  ],
  "Words lead to a whole address, which has no title.": [
    22, 404, 419, 422, 433, 473, 474, 482, 483, 484, 485, 486, 487, 489, 491, 492, 493, 494, 495,
    496, 498, 499, 500, 501, 502, 503, 504, 505, 506, 507, 509, 510, 512, 514, 515, 516, 517, 518,
    519, 520, 521, 522,
  ],
  "Only backticks fence code: tildes and indentation are text, and an indented mark is one.": [
    18, 19, 120, 123, 125, 134, 139, 143, 146, 225, 231, 236, 252, 253, 254, 257, 264, 270, 271,
    272, 273, 274, 286, 287, 288, 289, 312, 313,
  ],
  "Code of nothing but blanks is the ticks that were typed.": [126, 129, 130, 138, 144, 237, 334],
  "Line ends and blanks are kept as they were typed, in code and in what is set in.": [
    121, 131, 132, 133, 222, 223, 226, 318, 335, 336, 337, 633, 635, 636, 638, 640, 649,
  ],
  "There are no headings and rules.": [141, 227, 228, 230, 234, 246, 300, 646, 647],
  "A quote and an item end with their line, and an answer on the next is not in them.": [
    232, 233, 238, 247, 250, 290, 291, 292, 293,
  ],
  "A quote has a blank behind its mark: `>_<` is none.": [229, 251, 260],
  "A quote and an item have something in them.": [239, 240, 278, 279, 280, 281, 282, 283, 284, 315],
  "Lists begin with `-`, `*` or a number of at most four digits, without zeros before it.": [
    265, 268, 301,
  ],
  "Marks work at the edges of words: `2*3*4` is a product.": [
    355, 356, 364, 370, 381, 396, 411, 415, 416, 429,
  ],
  "Two underscores are of a name: `__init__`.": [
    382, 389, 390, 399, 402, 403, 406, 408, 424, 425, 426, 452, 453, 454, 455, 456, 457, 458, 459,
    462, 465, 468, 470,
  ],
  "Four marks and more are a row of them.": [417, 427, 445, 447, 464, 466],
  "Two stars and one do not pair: in `**kwargs and *` they are none.": [409, 442, 443],
  "Marks around nothing but marks are a face.": [437, 438, 440, 441, 449, 450],
  "Words may stand around a fence, as people type them.": [24, 147],
};

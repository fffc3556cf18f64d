/** Number and chapters of every document among the packs: written by `npm run docs:policy`, compared by a test. */
export const documents = {
  'gx-2022-7': { number: '桂人社发〔2022〕7号', chapters: 5 },
  'lz-2019-63': { number: '柳政规〔2019〕63号', chapters: 7 },
}

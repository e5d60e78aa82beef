-- A word of which only the first characters were typed (one Han character, 20 of 2026) is looked up as it is, not
-- gathered from all words that begin so. What was read so far is read again.
DROP TABLE search_words;
DELETE FROM search_case;
DELETE FROM search_state;
CREATE VIRTUAL TABLE search_words USING fts5 (words, facets, content = '', prefix = '1 2 3',
                                              tokenize = 'unicode61 remove_diacritics 0');

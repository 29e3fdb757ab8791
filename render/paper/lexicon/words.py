#!/usr/bin/env python3
"""Makes words.txt: python3 words.py DICT.TXT OWN.TXT > words.txt

DICT.TXT is the word list of jieba 0.42.1 (MIT, see LICENSE.jieba): a word, how often
it was met, what part of speech. Taken are words of two to four hanzi that are common
enough, names of places whatever they are, none of persons; and all of OWN.TXT.

A line of words.txt is a hanzi, a digit, and the words that begin with it, without it,
in four groups from common to rare, divided by strokes. The digit is the group of the
hanzi as a word of its own, 4 where it is none.
"""
import re, sys

GROUPS = (2000, 200, 30)
hanzi = re.compile("^[\u4e00-\u9fff]+$")
# words in the list that tear more common ones: 各|部门, 地区|直属
wrong = set("各部 和服 门市 市场监 会上 工作日 日工 国有 有企 于是 政公".split()) - {"国有", "工作日"}
person = {"nr", "nrt", "nrfg"}


def group(freq):
    return sum(freq < least for least in GROUPS)


words, single = {}, {}
for line in open(sys.argv[1], encoding="utf-8"):
    w, freq, tag = line.split()
    freq = int(freq)
    if not hanzi.match(w):
        continue
    if len(w) == 1:
        if freq >= 200:
            single[w] = group(freq)
        continue
    place = tag == "ns" and len(w) in (3, 4) and w[-1] in "省市县区州盟旗"
    least = {2: 30, 3: 40, 4: 60}.get(len(w), 1 << 30)
    if w in wrong or tag in person or tag == "m" or not place and freq < least:
        continue
    words[w] = group(freq)
for line in open(sys.argv[2], encoding="utf-8"):
    if not line.startswith("#"):
        for w in line.split():
            words[w] = min(words.get(w, 9), 1)
first = {}
for w, g in words.items():
    first.setdefault(w[0], [[], [], [], []])[g].append(w[1:])
for c in single:
    first.setdefault(c, [[], [], [], []])
for c in sorted(first):
    print(c + str(single.get(c, 4)) + "|".join(" ".join(sorted(g)) for g in first[c]))

#!/usr/bin/env python3
"""book.py - write a book in Markdown, the same for the same seed.

    bench/book.py [--seed N] [--size BYTES] > book.md

Chapters with sections, prose with emphasis, links, code and footnotes, lists,
tables, code blocks and quotations, in about the shares that books about
programs have.
"""
import argparse
import sys

WORDS = """a about after again all also always an and another any are as at
back be because been before being between both but by call can case change
close code come could count data day different do does done down each early
either end even every example far few file find first follow for form found
from full function general give go good great had half hand has have he here
high him his how however if in into is it its just keep kind know large last
later least left less let level library like line list little long look made
make many may mean memory might more most much must name near need never new
next no not nothing now number of off often old on once one only open or order
other our out over own part path people place point possible problem process
program put question rather read real reason result right room same say second
see seem set several should show side simple since small so some something
still such take tell text than that the their them then there these they thing
think this those though three through time to together too tree turn two type
under until up upon us use value very way we well were what when where which
while who whole why will with within without word work world would write year
yet you your""".split()

LONG = """abstraction allocation argument boundary character collection
compilation complexity condition container convention conversion declaration
definition dependency description development directory environment evaluation
exception experiment expression identifier implementation information
initialisation inheritance instruction interface interpretation introduction
iteration observation operation optimisation parameter performance permission
precedence probability relationship representation responsibility
specification statement structure synchronisation transformation
understanding""".split()

CODE = """int count = 0;
for (i = 0; i < n; i++)
	count += is_word(text[i]) && !is_word(text[i - 1]);
return count;
if (p == NULL || *p == '\\0')
	return false;
static const char *names[] = { "one", "two", "three" };
while ((c = getc(in)) != EOF)
	putc(c == '&' ? '+' : c, out);
struct node *n = node_new(tree, "leaf");
/* What is true here stays true below. */
printf("%d of %zu\\n", done, total);""".split("\n")


class Dice:
    """Numbers that no version of Python changes (a 64-bit LCG)."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005
                      + 1442695040888963407) % 2 ** 64
        return (self.state >> 33) % n

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def one_of(self, things):
        return things[self.below(len(things))]

    def chance(self, percent):
        return self.below(100) < percent


class Book:
    def __init__(self, seed):
        self.dice = Dice(seed)
        self.notes = 0
        self.sections = 0
        self.pending = []   # footnotes to stand at the section's end

    def word(self):
        d = self.dice
        return d.one_of(LONG) if d.chance(12) else d.one_of(WORDS)

    def words(self, low, high):
        return [self.word() for _ in range(self.dice.between(low, high))]

    def marked(self, word):
        """Now and then a word is more than a word."""
        d = self.dice
        roll = d.below(1000)
        if roll < 22:
            return f"*{word}*"
        if roll < 34:
            return f"**{word} {self.word()}**"
        if roll < 60:
            return f"`{word}_{self.word()}()`"
        if roll < 72:
            return f"[{word} {self.word()}](https://example.org/{word}.html)"
        if roll < 76 and self.sections > 1:
            return f"[{word}](#section-{d.between(1, self.sections)})"
        if roll < 80:
            return f'"{word} {self.word()}"'
        if roll < 83:
            return f"~~{word}~~"
        return word

    def sentence(self):
        d = self.dice
        out = [self.marked(w) for w in self.words(6, 22)]
        if len(out) > 12:
            out[d.between(4, 8)] += ","
        out[0] = out[0][0].upper() + out[0][1:]
        end = d.one_of("....?;") if d.chance(30) else "."
        return " ".join(out) + end.replace(";", " -- so it goes.")

    def paragraph(self):
        d = self.dice
        text = " ".join(self.sentence() for _ in range(d.between(2, 6)))
        if d.chance(6):
            self.notes += 1
            text += f"[^{self.notes}]"
            self.pending.append(f"[^{self.notes}]: {self.sentence()}")
        return self.wrap(text)

    @staticmethod
    def wrap(text):
        lines, line = [], ""
        for word in text.split(" "):
            # a line that begins so would be something else
            if line and len(line) + len(word) > 75 and word not in ("--", "-"):
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        return "\n".join(lines + [line])

    def items(self):
        d = self.dice
        n = d.between(3, 7)
        if d.chance(30):
            return "\n".join(f"{i}. {self.sentence()}" for i in range(1, n))
        if d.chance(20):
            return "\n".join(f"- [{d.one_of('x ')}] {self.sentence()}"
                             for _ in range(n))
        out = []
        for _ in range(n):
            out.append(f"- {self.sentence()}")
            if d.chance(20):
                out.append(f"  - {self.sentence()}")
        return "\n".join(out)

    def table(self):
        d = self.dice
        n = d.between(2, 5)
        rows = [self.words(n, n),
                [d.one_of(("---", ":--", "--:", ":-:")) for _ in range(n)]]
        for _ in range(d.between(3, 9)):
            rows.append([" ".join(self.marked(w) for w in self.words(1, 4))
                         for _ in range(n)])
        return "\n".join("| " + " | ".join(row) + " |" for row in rows)

    def code(self):
        d = self.dice
        lines = [d.one_of(CODE) for _ in range(d.between(3, 12))]
        return "\n".join(["```c"] + lines + ["```"])

    def quote(self):
        text = self.paragraph().replace("\n", "\n> ")
        return ("> [!NOTE]\n> " if self.dice.chance(30) else "> ") + text

    def section(self):
        d = self.dice
        self.sections += 1
        level = "##" if d.chance(60) else "###"
        out = [f"{level} Section {self.sections}"]
        kinds = [self.items, self.table, self.code, self.quote]
        for _ in range(d.between(3, 8)):
            out.append(self.paragraph() if d.chance(72)
                       else kinds[d.below(len(kinds))]())
        out += self.pending
        self.pending = []
        return "\n\n".join(out) + "\n\n"

    def chapter(self, number):
        title = " ".join(self.words(2, 5))
        yield f"# Chapter {number}: {title}\n\n{self.paragraph()}\n\n"
        for _ in range(self.dice.between(5, 12)):
            yield self.section()


def write(out, seed, size):
    book = Book(seed)
    number = written = 0
    while written < size:
        number += 1
        for text in book.chapter(number):
            if written < size:
                out.write(text)
                written += len(text)


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--size", type=int, default=1_000_000)
    opts = ap.parse_args()
    write(sys.stdout, opts.seed, opts.size)


if __name__ == "__main__":
    main()

package pack

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"runtime"
	"slices"

	"github.com/klauspost/compress/flate"

	"gongwen/render/crew"
)

// level is the deflate level. Measured on the 48 MB of sheets of 10,000 tasks:
// level 1 takes 0.07 s for 3.9 MB, 3 0.10 s for 3.8, 5 0.12 s for 3.2, 7 0.17 s
// for 2.8; on the sample there is no difference in time.
const level = 5

// fastLevel is that of whatever stands behind the first fastFrom bytes of a part:
// tables of tens of thousands of tasks, which get 8 % larger for a third less time.
const (
	fastLevel = 3
	fastFrom  = 32 << 20
)

// blockSize is how much of a part is deflated by itself. Blocks are deflated
// side by side; that none looks back into the one before costs a part in 200.
const blockSize = 1 << 20

// Parts takes the parts of a package and holds them back, deflated as they come
// in: the sheets of 100,000 tasks are hundreds of megabytes as text. How a part is cut depends on its text alone,
// so the bytes do not depend on the processors.
type Parts struct {
	list    []*Part
	idle    chan *packer // one for each processor, and one to be filled meanwhile
	spare   *packer      // before those: the one that deflated a small part
	running crew.Crew
}

// Part is one part of the package.
type Part struct {
	parts  *Parts
	name   string
	sum    uint32
	size   uint64
	blocks []*block
	open   *packer // takes the next block
}

// block is a stretch of a part.
type block struct {
	packed []byte
	err    error
}

// packer deflates one block after the other.
type packer struct {
	raw    []byte
	packed bytes.Buffer
	flate  [2]*flate.Writer // of level and fastLevel; nil until used
}

// New begins a package.
func New() *Parts {
	p := &Parts{idle: make(chan *packer, runtime.GOMAXPROCS(0)+1)}
	for range cap(p.idle) {
		p.idle <- &packer{}
	}
	return p
}

// Create begins a part.
func (p *Parts) Create(name string) (*Part, error) {
	if slices.ContainsFunc(p.list, func(q *Part) bool { return q.name == name }) {
		return nil, fmt.Errorf("pack: part %s written twice", name)
	}
	next := &Part{parts: p, name: name}
	p.list = append(p.list, next)
	return next, nil
}

// End ends the part.
func (p *Part) End() { p.deflate(true) }

// wait waits until all parts, each at its end, are deflated.
func (p *Parts) wait() error {
	p.running.Wait()
	for _, part := range p.list {
		for _, b := range part.blocks {
			if b.err != nil {
				return b.err
			}
		}
	}
	return nil
}

// Write appends to the part.
func (p *Part) Write(text []byte) (int, error) {
	p.sum = crc32.Update(p.sum, crc32.IEEETable, text)
	p.size += uint64(len(text))
	for rest := text; len(rest) > 0; {
		if p.open == nil {
			p.open = p.parts.packer()
		}
		n := min(len(rest), blockSize-len(p.open.raw))
		p.open.raw = append(p.open.raw, rest[:n]...)
		if rest = rest[n:]; len(p.open.raw) == blockSize {
			p.deflate(false)
		}
	}
	return len(text), nil
}

// packer is one to fill.
func (p *Parts) packer() *packer {
	k := p.spare
	if p.spare = nil; k == nil {
		k = <-p.idle
	}
	return k
}

// deflate deflates what has come in since the last block. What is small is not
// worth a packer of its own, which takes a megabyte.
func (p *Part) deflate(last bool) {
	k, b := p.open, &block{}
	if p.open = nil; k == nil {
		k = p.parts.packer()
	}
	fast := len(p.blocks) >= fastFrom/blockSize
	p.blocks = append(p.blocks, b)
	const small = blockSize / 16
	if len(k.raw) <= small {
		b.packed, b.err = k.pack(fast, last)
		p.parts.spare = k
		return
	}
	p.parts.running.Go(func() {
		defer func() { p.parts.idle <- k }()
		b.packed, b.err = k.pack(fast, last)
	})
}

// pack deflates what is in the packer and empties it.
func (k *packer) pack(fast, last bool) (packed []byte, err error) {
	k.packed.Reset()
	which, level := 0, level
	if fast {
		which, level = 1, fastLevel
	}
	w := k.flate[which]
	if w == nil {
		if w, err = flate.NewWriter(&k.packed, level); err != nil {
			return nil, err
		}
		k.flate[which] = w
	} else {
		w.Reset(&k.packed)
	}
	_, err = w.Write(k.raw)
	k.raw = k.raw[:0]
	end := w.Flush // ends on a whole byte
	if last {
		end = w.Close
	}
	err = errors.Join(err, end())
	return bytes.Clone(k.packed.Bytes()), err
}

// packedSize is the size of the part in the file.
func (p *Part) packedSize() (n uint64) {
	for _, b := range p.blocks {
		n += uint64(len(b.packed))
	}
	return n
}

// Inflate reads what was deflated.
func Inflate(r io.Reader) io.ReadCloser { return flate.NewReader(r) }

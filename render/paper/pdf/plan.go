package pdf

import (
	"fmt"
	"runtime"
	"sync/atomic"

	"gongwen/render/crew"
)

// part is some objects that one goroutine makes.
type part struct {
	count     int                            // how many objects
	packs     bool                           // they may stand in an object stream
	container ref                            // the object stream that holds them; 0: each stands by itself
	steps     []func(*part, *deflater) error // each adds some of them
	body      []byte                         // their values, one after another; at last the object stream
	objects   []object
}

// object says where an object ends in the body of its part.
type object struct {
	number ref
	end    int
}

// add takes the body grown by one object.
func (p *part) add(number ref, body []byte) {
	p.body = body
	p.objects = append(p.objects, object{number, len(body)})
}

// plan numbers objects in the order they are asked for.
type plan struct {
	last    ref
	parts   []*part
	packing *part // takes more small objects in
}

func (p *plan) take(n int) ref {
	first := p.last + 1
	p.last += ref(n)
	return first
}

// perPart is how many small objects are made, and kept in an object stream,
// together: enough to compress well, few enough to share out.
const perPart = 200

// objects plans n objects without streams; write appends object i.
func (p *plan) objects(n int, write func(b []byte, i int) []byte) ref {
	first := p.take(n)
	for from := 0; from < n; {
		if p.packing == nil || p.packing.count >= perPart {
			p.packing = &part{packs: true}
			p.parts = append(p.parts, p.packing)
		}
		begin, end := from, min(n, from+perPart-p.packing.count)
		p.packing.count += end - begin
		p.packing.steps = append(p.packing.steps, func(pt *part, _ *deflater) error {
			for i := begin; i < end; i++ {
				pt.add(first+ref(i), write(pt.body, i))
			}
			return nil
		})
		from = end
	}
	return first
}

// streams plans n objects with streams, which can stand in no object stream.
func (p *plan) streams(n int, write func(pt *part, first ref, z *deflater) error) ref {
	first := p.take(n)
	p.parts = append(p.parts, &part{count: n, steps: []func(*part, *deflater) error{
		func(pt *part, z *deflater) error { return write(pt, first, z) },
	}})
	return first
}

// stream plans one object with a stream.
func (p *plan) stream(write func([]byte, *deflater) []byte) ref {
	return p.streams(1, func(pt *part, number ref, z *deflater) error {
		pt.add(number, write(nil, z))
		return nil
	})
}

// finish numbers the object streams, unless there are to be none.
func (p *plan) finish(opt Options) {
	for _, pt := range p.parts {
		if pt.packs && !opt.Classic {
			pt.container = p.take(1)
		}
	}
}

// build makes all parts, on as many processors as there are; z is for one of them.
func build(parts []*part, z *deflater) error {
	var (
		next    atomic.Int64
		workers crew.Crew
		errs    = make([]error, len(parts))
	)
	for worker := range min(runtime.GOMAXPROCS(0), len(parts)) {
		workers.Go(func() {
			z := z
			if worker > 0 {
				z = newDeflater()
			}
			for i := next.Add(1) - 1; i < int64(len(parts)); i = next.Add(1) - 1 {
				errs[i] = parts[i].build(z)
			}
		})
	}
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *part) build(z *deflater) error {
	for _, step := range p.steps {
		if err := step(p, z); err != nil {
			return err
		}
	}
	if p.container != 0 {
		p.pack(z)
	}
	return nil
}

// pack turns the body into an object stream (7.5.7).
func (p *part) pack(z *deflater) {
	var index []byte
	begin := 0
	for _, o := range p.objects {
		index = appendInt(index, int(o.number))
		index = append(index, ' ')
		index = appendInt(index, begin)
		index = append(index, ' ')
		begin = o.end
	}
	dict := fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(p.objects), len(index))
	p.body = z.appendStream(nil, dict, append(index, p.body...))
}

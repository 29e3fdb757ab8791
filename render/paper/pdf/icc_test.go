package pdf

import (
	"encoding/binary"
	"math"
	"testing"
)

// TestProfile evaluates the profile: white is D50 and grey follows the curve of
// IEC 61966-2-1.
func TestProfile(t *testing.T) {
	p := sRGB()
	if n := binary.BigEndian.Uint32(p); int(n) != len(p) || string(p[36:40]) != "acsp" {
		t.Fatalf("%d bytes say they are %d", len(p), n)
	}
	numbers := func(tag string, from int) (out []float64) {
		for i := range binary.BigEndian.Uint32(p[128:]) {
			entry := p[132+12*i:]
			at, size := binary.BigEndian.Uint32(entry[4:]), binary.BigEndian.Uint32(entry[8:])
			if string(entry[:4]) != tag {
				continue
			}
			for k := at + uint32(from); k < at+size; k += 4 {
				out = append(out, float64(int32(binary.BigEndian.Uint32(p[k:])))/65536)
			}
		}
		return out
	}
	red, green, blue, white, chad := numbers("rXYZ", 8), numbers("gXYZ", 8), numbers("bXYZ", 8), numbers("wtpt", 8), numbers("chad", 8)
	d65 := []float64{0.95046, 1, 1.08906}
	for i, d50 := range []float64{0.9642, 1, 0.8249} {
		sum := red[i] + green[i] + blue[i]
		adapted := chad[3*i]*d65[0] + chad[3*i+1]*d65[1] + chad[3*i+2]*d65[2]
		for _, got := range []float64{sum, white[i], adapted} {
			if math.Abs(got-d50) > 0.0002 {
				t.Errorf("white[%d] = %.5f, want %.5f", i, got, d50)
			}
		}
	}
	for _, tag := range []string{"rTRC", "gTRC", "bTRC"} {
		c := numbers(tag, 12)
		for v := 0.0; v <= 1; v += 1.0 / 64 {
			want := v / 12.92
			if v > 0.04045 {
				want = math.Pow((v+0.055)/1.055, 2.4)
			}
			got := c[3] * v
			if v >= c[4] {
				got = math.Pow(c[1]*v+c[2], c[0])
			}
			if math.Abs(got-want) > 0.0001 {
				t.Errorf("%s(%v) = %v, want %v", tag, v, got, want)
			}
		}
	}
}

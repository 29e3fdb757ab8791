package pdfread

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"slices"
)

// decryption undoes the encryption of a file that opens without a password
// (7.6.3; for revision 6 ISO 32000-2, 7.6.4).
type decryption struct {
	key              []byte
	strings, streams method
	metadata         bool // is encrypted too
	dictionary       int  // the object of the Encrypt dictionary, whose strings are plain
}

type method uint8

const (
	plain method = iota
	rc4Method
	aes128
	aes256
)

// Encrypted says whether the file is encrypted and, where it is and opens without
// a password, what a user may do with it: the bits of P (Table 22). readable is
// false where it does not open.
func (f *File) Encrypted() (encrypted, readable bool, permissions uint32) {
	if f.Trailer["Encrypt"] == nil {
		return false, true, 0
	}
	return true, f.crypt != nil, uint32(f.Int(f.Dict(f.Trailer["Encrypt"])["P"], 0))
}

// unlock finds the key of a file that is encrypted with the empty password.
func (f *File) unlock() {
	e := f.Dict(f.Trailer["Encrypt"])
	if e == nil || f.Name(e["Filter"]) != "Standard" {
		return
	}
	d := &decryption{metadata: f.Resolve(e["EncryptMetadata"]) != false, dictionary: -1}
	if r, ok := f.Trailer["Encrypt"].(Ref); ok {
		d.dictionary = r.Number
	}
	version, revision := f.Int(e["V"], 0), f.Int(e["R"], 0)
	switch version {
	case 1, 2:
		d.strings, d.streams = rc4Method, rc4Method
	case 4, 5:
		d.strings, d.streams = f.method(e, "StrF"), f.method(e, "StmF")
	default:
		return
	}
	o, _ := f.Resolve(e["O"]).(Text)
	u, _ := f.Resolve(e["U"]).(Text)
	if version == 5 {
		ue, _ := f.Resolve(e["UE"]).(Text)
		d.key = userKey256(u, ue, revision)
	} else {
		var id Text
		if ids := f.List(f.Trailer["ID"]); len(ids) > 0 {
			id, _ = f.Resolve(ids[0]).(Text)
		}
		size := 5
		if revision >= 3 {
			size = f.Int(e["Length"], 40) / 8
		}
		if version == 4 {
			size = 16
		}
		if size < 5 || size > 16 || len(o) < 32 {
			return
		}
		d.key = userKey(o, u, id, uint32(f.Int(e["P"], 0)), revision, size, d.metadata)
	}
	if d.key == nil {
		return
	}
	f.crypt = d
	clear(f.objects) // what was read before was read as it stands
	clear(f.packs)
	f.held = 0
}

// method is that of a crypt filter (7.6.5).
func (f *File) method(e Dict, which Name) method {
	switch f.Name(f.Dict(f.Dict(e["CF"])[f.Name(e[which])])["CFM"]) {
	case "V2":
		return rc4Method
	case "AESV2":
		return aes128
	case "AESV3":
		return aes256
	}
	return plain
}

// padding fills up a password (7.6.3.3).
const padding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// userKey is the key by algorithm 2, or nil where the empty password is not the
// user's.
func userKey(o, u, id Text, permissions uint32, revision, size int, metadata bool) []byte {
	in := append([]byte(padding), o[:32]...)
	in = binary.LittleEndian.AppendUint32(in, permissions)
	in = append(in, id...)
	if revision >= 4 && !metadata {
		in = append(in, 0xFF, 0xFF, 0xFF, 0xFF)
	}
	sum := md5.Sum(in)
	if revision >= 3 {
		for range 50 {
			sum = md5.Sum(sum[:size])
		}
	}
	key := slices.Clone(sum[:size])
	check := []byte(padding)
	if revision >= 3 {
		s := md5.Sum(append([]byte(padding), id...))
		check = s[:]
	}
	check = crypt4(key, check)
	if revision >= 3 {
		for i := byte(1); i < 20; i++ {
			round := slices.Clone(key)
			for k := range round {
				round[k] ^= i
			}
			check = crypt4(round, check)
		}
	}
	if len(u) < 16 || !bytes.Equal(check[:16], []byte(u[:16])) {
		return nil
	}
	return key
}

func crypt4(key, data []byte) []byte {
	out := make([]byte, len(data))
	if c, err := rc4.NewCipher(key); err == nil {
		c.XORKeyStream(out, data)
	}
	return out
}

// userKey256 is the key of revisions 5 and 6: U holds a digest and two salts.
func userKey256(u, ue Text, revision int) []byte {
	if len(u) < 48 || len(ue) < 32 {
		return nil
	}
	digest := func(salt Text) []byte {
		sum := sha256.Sum256([]byte(salt))
		if revision >= 6 {
			return hardened(sum[:])
		}
		return sum[:]
	}
	if !bytes.Equal(digest(u[32:40]), []byte(u[:32])) {
		return nil
	}
	block, err := aes.NewCipher(digest(u[40:48]))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(key, []byte(ue[:32]))
	return key
}

// hardened is algorithm 2.B of ISO 32000-2 for the empty password.
func hardened(k []byte) []byte {
	for round := 0; ; round++ {
		in := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(in, in)
		rest := 0
		for _, b := range in[:16] {
			rest += int(b)
		}
		switch rest % 3 {
		case 0:
			s := sha256.Sum256(in)
			k = s[:]
		case 1:
			s := sha512.Sum384(in)
			k = s[:]
		default:
			s := sha512.Sum512(in)
			k = s[:]
		}
		if round >= 63 && int(in[len(in)-1]) <= round-31 {
			return k[:32]
		}
	}
}

// decrypt undoes the encryption of data of an object.
func (d *decryption) decrypt(m method, data []byte, number, generation int) []byte {
	if m == plain {
		return data
	}
	key := d.key
	if m != aes256 {
		in := append(slices.Clone(d.key), byte(number), byte(number>>8), byte(number>>16), byte(generation), byte(generation>>8))
		if m == aes128 {
			in = append(in, "sAlT"...)
		}
		sum := md5.Sum(in)
		key = sum[:min(len(d.key)+5, 16)]
	}
	if m == rc4Method {
		return crypt4(key, data)
	}
	block, err := aes.NewCipher(key)
	if err != nil || len(data) < 2*aes.BlockSize || len(data)%aes.BlockSize != 0 {
		return nil
	}
	out := make([]byte, len(data)-aes.BlockSize)
	cipher.NewCBCDecrypter(block, data[:aes.BlockSize]).CryptBlocks(out, data[aes.BlockSize:])
	if pad := int(out[len(out)-1]); pad >= 1 && pad <= aes.BlockSize {
		out = out[:len(out)-pad]
	}
	return out
}

// open decrypts the strings and the stream of an object.
func (d *decryption) open(v any, number, generation int) any {
	if number == d.dictionary {
		return v
	}
	switch v := v.(type) {
	case Text:
		return Text(d.decrypt(d.strings, []byte(v), number, generation))
	case Array:
		for i := range v {
			v[i] = d.open(v[i], number, generation)
		}
	case Dict:
		for k := range v {
			v[k] = d.open(v[k], number, generation)
		}
	case *Stream:
		d.open(v.Dict, number, generation)
		if v.Dict["Type"] != Name("XRef") && (d.metadata || v.Dict["Type"] != Name("Metadata")) && !isIdentity(v.Dict) {
			v.Raw = d.decrypt(d.streams, v.Raw, number, generation)
		}
	}
	return v
}

// isIdentity reports whether a stream says that it is not encrypted.
func isIdentity(d Dict) bool {
	filter, parms := d["Filter"], d["DecodeParms"]
	if list, ok := filter.(Array); ok && len(list) > 0 {
		filter = list[0]
	}
	if list, ok := parms.(Array); ok && len(list) > 0 {
		parms = list[0]
	}
	p, _ := parms.(Dict)
	return filter == Name("Crypt") && (p["Name"] == nil || p["Name"] == Name("Identity"))
}

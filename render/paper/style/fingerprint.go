package style

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"gongwen/render/paper/font"
)

// What a finished file says it was made with, so that whoever makes it again
// can tell another template or face from a changed notice. What is the
// program's own its version tells, and 38 MB of faces take 50 ms to digest: so
// of that nothing is said.

// Fingerprint tells the user's template from others; it is empty where nothing
// was laid over the program's own.
func (s *Style) Fingerprint() string {
	if s.Digest == [sha256.Size]byte{} {
		return ""
	}
	return fmt.Sprintf("%x", s.Digest)
}

// FacesFingerprint tells the faces in use that are not those of own, each by its
// key, its name, which tells the faces of a collection apart, and its file.
func FacesFingerprint(faces, own *font.Faces, used [font.FaceCount]bool) string {
	var list []string
	for f := range font.FaceCount {
		if face := faces.Font(f); used[f] && face != own.Font(f) {
			list = append(list, fmt.Sprintf("%s=%s:%x", faceKeys[f], face.Name(), face.Digest()))
		}
	}
	return strings.Join(list, " ")
}

package desk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"gongwen/cmd/gongwen/set"
	"gongwen/cmd/gongwen/system"
	"gongwen/render"
)

// disk is how the file of a notice stands to it.
type disk struct {
	known  []byte    // what the file holds, as far as is known
	text   string    // the same as it was read: known may be of another encoding
	stamp  fileStamp // of the file then
	timer  *time.Timer
	turn   sync.Mutex // of saving, taken before the session's
	saving bool       // now
	theirs []byte     // what somebody else wrote while ours was not saved; nil: nobody did
	gone   bool       // the file is not there
	fault  string     // why it could not be saved
}

// fileStamp changes when a file does.
type fileStamp struct {
	size int64
	when time.Time
}

// How a file stands to its notice.
const (
	diskSaved   = "saved"
	diskWaiting = "waiting"
	diskFailed  = "failed"  // it is tried again
	diskChanged = "changed" // by somebody else, while ours was not saved: the clerk is asked
)

// wait is how long after a change the disk follows. Who types goes on meanwhile.
const (
	wait  = 250 * time.Millisecond
	again = 2 * time.Second
)

// state is how the file stands, with a word on it. The lock is held.
func (s *session) state() (state, note string) {
	switch {
	case s.disk.theirs != nil:
		return diskChanged, "别的程序改了这个文件，而这里的改动还没有存上"
	case s.disk.fault != "":
		return diskFailed, s.disk.fault
	case s.clean() && !s.disk.gone:
		return diskSaved, ""
	}
	return diskWaiting, ""
}

// follow has the disk follow soon. The lock is held.
func (s *session) follow() {
	if s.disk.timer == nil {
		s.disk.timer = time.AfterFunc(wait, s.save)
	}
}

// save brings the text to the disk, whole or not at all. What somebody else wrote
// there is not overwritten: the clerk is asked.
func (s *session) save() {
	s.disk.turn.Lock() // who ends the program waits for one that is on its way
	defer s.disk.turn.Unlock()
	s.mu.Lock()
	if s.disk.timer != nil {
		s.disk.timer.Stop()
		s.disk.timer = nil
	}
	if s.disk.theirs != nil || s.clean() && !s.disk.gone {
		s.mu.Unlock()
		return
	}
	s.disk.saving = true
	text, known, gone := []byte(s.work.Text()), s.disk.known, s.disk.gone
	s.mu.Unlock()

	theirs, stamp, err := s.desk.put(s.file, text, known, gone)

	s.mu.Lock()
	defer s.mu.Unlock()
	s.disk.saving = false
	before, _ := s.state()
	switch {
	case theirs != nil:
		s.disk.theirs = theirs
	case err != nil:
		why, _ := system.Reason(err, false) // whose hint is for who runs a command
		s.disk.fault = "存盘失败：" + why + "。内容还在这里，过一会儿再存"
		if s.disk.timer == nil {
			s.disk.timer = time.AfterFunc(again, s.save)
		}
	default:
		s.disk.known, s.disk.text, s.disk.stamp, s.disk.fault, s.disk.gone = text, string(text), stamp, "", false
		if !s.clean() {
			s.follow()
		}
	}
	if now, note := s.state(); now != before || now != diskWaiting {
		s.desk.hub.tell(event{File: s.file, Rev: s.rev, Disk: now, Note: note})
	}
}

// rescue keeps what could not be saved when the program ends under a name that
// nothing has: in the folder, or where the system keeps what passes. What somebody
// else wrote in its place stays.
func (s *session) rescue() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.clean() {
		return
	}
	_, note := s.state()
	text := s.work.Text()
	stem := strings.TrimSuffix(s.file, filepath.Ext(s.file)) + "-没存上"
	name := stem + ".toml"
	err := s.desk.create(name, []byte(text))
	var taken mistake
	for n := 2; errors.As(err, &taken) && n < 100; n++ {
		name = fmt.Sprintf("%s-%d.toml", stem, n)
		err = s.desk.create(name, []byte(text))
	}
	if err != nil {
		f, failed := os.CreateTemp("", "*-"+name)
		if err = failed; err == nil {
			name = f.Name()
			_, err = f.WriteString(text)
			err = errors.Join(err, f.Close())
		}
	}
	if err != nil {
		s.desk.hub.log("%s: 最后的改动没有存上，也没有别处可放。%s", s.file, note)
		return
	}
	s.desk.hub.log("%s: 最后的改动没有存上，放在 %s。%s", s.file, name, note)
}

// put writes a file of the folder in one step. theirs is what stands there instead
// of what is known to.
func (d *Desk) put(file string, text, known []byte, gone bool) (theirs []byte, stamp fileStamp, err error) {
	f, found, err := set.Claim(d.cfg.Disk, d.cfg.Folder, nil, func() {})
	if err != nil {
		return nil, stamp, err
	}
	defer f.Release()
	if !found.Ready() {
		return nil, stamp, errors.New("这个文件夹里上一次写到一半中断了，没有能恢复")
	}
	there, _, err := d.read(file)
	switch {
	case errors.Is(err, fs.ErrNotExist): // taken away; ours is all there is
	case err != nil:
		return nil, stamp, err
	case gone || !bytes.Equal(there, known):
		if bytes.Equal(there, text) {
			break
		}
		return there, stamp, nil
	}
	if why := f.Put([]set.Result{{Path: filepath.Join(f.Dir, file), Data: text}}, true); why != nil {
		return nil, stamp, why.Err
	}
	info, err := d.root.Stat(file)
	if err != nil {
		return nil, stamp, err
	}
	return nil, fileStamp{info.Size(), info.ModTime()}, nil
}

// read reads a notice of the folder.
func (d *Desk) read(file string) ([]byte, fileStamp, error) {
	return d.readUpTo(file, render.MaxSource+1)
}

// readUpTo reads the beginning of a file of the folder. No link leads out of it.
func (d *Desk) readUpTo(file string, most int64) ([]byte, fileStamp, error) {
	info, err := d.root.Stat(file)
	if err != nil {
		return nil, fileStamp{}, err
	}
	if !info.Mode().IsRegular() {
		return nil, fileStamp{}, set.Irregular(info.Mode())
	}
	f, err := d.root.OpenFile(file, os.O_RDONLY, 0)
	if err != nil {
		return nil, fileStamp{}, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most))
	return data, fileStamp{info.Size(), info.ModTime()}, err
}

// poll sees whether somebody else changed the file.
func (s *session) poll() {
	info, err := s.desk.root.Stat(s.file)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.disk.saving {
		return
	}
	if errors.Is(err, fs.ErrNotExist) {
		if !s.disk.gone {
			s.disk.gone = true
			s.disk.fault = "文件不在原处了（被移走、改名或删除）；这里还有全部内容，再改一处就另存回来"
			s.desk.hub.tell(event{File: s.file, Rev: s.rev, Disk: diskFailed, Note: s.disk.fault})
		}
		return
	}
	if err != nil || (fileStamp{info.Size(), info.ModTime()}) == s.disk.stamp && !s.disk.gone {
		return
	}
	data, stamp, err := s.desk.read(s.file)
	if err != nil {
		return // looked at again
	}
	clean := s.clean()
	s.disk.stamp = stamp
	if s.disk.gone {
		s.disk.gone, s.disk.fault = false, ""
	}
	switch {
	case bytes.Equal(data, s.disk.known):
	case string(data) == s.work.Text():
		s.disk.known, s.disk.text = data, string(data)
	case clean:
		s.replace(string(data))
		s.disk.known, s.disk.text = data, s.work.Text()
	default:
		s.disk.theirs = data
	}
	now, note := s.state()
	s.desk.hub.tell(event{File: s.file, Rev: s.rev, Disk: now, Note: note})
}

// keep settles a conflict: with ours, or theirs, which can be undone.
func (s *session) keep(how string) {
	theirs := s.disk.theirs
	if theirs == nil {
		return
	}
	s.disk.theirs, s.disk.known, s.disk.text, s.disk.fault = nil, theirs, string(theirs), ""
	if how == "theirs" {
		s.replace(string(theirs))
		s.disk.text = s.work.Text()
		return
	}
	s.follow()
}

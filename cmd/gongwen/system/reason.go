// Package system is what one system does otherwise than another: the console, a
// pipe that was closed, the numbers of its failures, and those in a clerk's words.
//
// It writes nothing and knows no notice. In: an error of the machine, a file. Out:
// Chinese words with what to do.
package system

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"gongwen/cmd/gongwen/set"
)

// reasons puts the failures that a clerk meets into words, with what to do when
// a file was to be written and when it was to be read. The first row that
// matches counts. Systems name one failure differently; their numbers are in
// system_unix.go and system_windows.go.
var reasons = []struct {
	errs             []error
	why, write, read string
}{
	{InUse, "文件正被别的程序占用", "请先在 Excel、WPS 或阅读器里关闭这个文件，再运行一次", "请先在别的程序里关闭这个文件，再运行一次"},
	{NoSpace, "磁盘已满", "请腾出空间再运行一次；原有的文件没有动", ""},
	{ReadOnly, "磁盘是只读的", "请用 -o 换一个可以写的文件夹", ""},
	{Unreachable, "网络上的磁盘连不上了", "请检查网络，或用 -o 换一个本机的文件夹", "请检查网络，或把文件复制到本机再运行一次"},
	{[]error{fs.ErrNotExist}, "没有这个文件或文件夹", "请先建好它所在的文件夹", ""},
	{[]error{fs.ErrPermission}, "没有权限", "请检查文件和所在文件夹是否只读、文件是否正被 Excel 或 WPS 打开，或用 -o 换一个文件夹", "请检查是否允许你读这个文件，它是否正被别的程序打开"},
	{[]error{syscall.EISDIR}, "它是一个文件夹", "", ""},
	{[]error{syscall.ENOTDIR, fs.ErrExist}, "路径中有一段不是文件夹", "请用 -o 换一个文件夹", "请检查写的路径"},
	{[]error{syscall.ELOOP}, "链接绕成了圈", "请用 -o 换一个文件夹", "请写它要指的那个文件"},
	{Misnamed, "名字里有不能用的字", "请把名字里的 < > : \" | ? * 去掉", "请检查写的名字"},
	{[]error{syscall.ENAMETOOLONG}, "文件名太长", "请把文件名改短", "请把文件名改短"},
	{[]error{syscall.EMFILE, syscall.ENFILE}, "打开的文件太多", "请关闭一些程序再运行一次", "请关闭一些程序再运行一次"},
	{[]error{syscall.ENOMEM}, "内存不足", "请关闭一些程序再运行一次", "请关闭一些程序再运行一次"},
	{[]error{syscall.EIO}, "磁盘读写出错", "请换一个磁盘；原有的文件没有动", "请换一个地方重新复制这个文件，再运行一次"},
}

// Reason says in Chinese why the machine failed at reading or at writing a file
// and what to do. Of a failure that has no row only the number is told: the words
// of the system are English.
func Reason(err error, reading bool) (why, hint string) {
	for _, row := range reasons {
		for _, e := range row.errs {
			switch {
			case !errors.Is(err, e):
			case reading:
				return row.why, row.read
			default:
				return row.why, row.write
			}
		}
	}
	var what set.Irregular
	if errors.As(err, &what) {
		return what.Error(), "只替换普通文件；请把它移走，或用 -o 换一个文件夹"
	}
	var number syscall.Errno
	if errors.As(err, &number) {
		return fmt.Sprintf("系统报告 %d 号错误", uintptr(number)), "请再运行一次；还是这样，把这个号告诉技术人员"
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err // the path has been named already
	}
	return err.Error(), ""
}

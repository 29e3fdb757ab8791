package compose

// Field is an element of a document by the standard's name (公文要素).
type Field uint8

// The elements, those of the metadata in the order of GB/T 33480—2016, in
// which a file states them.
const (
	Kind           Field = iota // 文种: read from the title, printed nowhere else
	Serial                      // 份号
	Secrecy                     // 密级和保密期限
	Urgency                     // 紧急程度
	Mark                        // 发文机关标志
	Number                      // 发文字号
	Signer                      // 签发人
	Title                       // 标题
	Recipients                  // 主送机关
	AttachmentNote              // 附件说明
	Signature                   // 发文机关署名
	Date                        // 成文日期
	Note                        // 附注
	CopyTo                      // 抄送机关
	PrintedBy                   // 印发机关
	PrintedOn                   // 印发日期

	Registry   // 规范性文件编号
	Organ      // 发文机关 in the head of minutes
	Post       // 职务 of who signs an order
	Attendance // 出席 请假 列席
	Text       // 正文
	Under      // a line below a name: 代章
	Further    // other elements of the imprint
	Label      // 附件 and its number, above an attachment
	Content    // a table of the text
)

// lastStated is the last element of the metadata: those behind it are print alone.
const lastStated = PrintedOn

var fieldNames = [...]string{
	Kind: "文种", Serial: "份号", Secrecy: "密级和保密期限", Urgency: "紧急程度", Mark: "发文机关标志", Number: "发文字号", Signer: "签发人",
	Title: "标题", Recipients: "主送机关", AttachmentNote: "附件说明", Signature: "发文机关或签发人署名", Date: "成文日期", Note: "附注",
	CopyTo: "抄送机关", PrintedBy: "印发机关", PrintedOn: "印发日期",
	Registry: "规范性文件编号", Organ: "发文机关", Post: "签发人职务", Attendance: "出席情况", Text: "正文", Under: "署名下的一行", Further: "版记其他要素", Label: "附件序号", Content: "表",
}

// String is the element's name.
func (f Field) String() string { return fieldNames[f] }

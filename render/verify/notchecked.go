package verify

// NotChecked is what no report speaks of: this is a first look of one's own, no
// validation. The numbers are clauses of ISO 19005-2 and ISO 14289-1.
const NotChecked = "看到的是不是写着的（透明、重叠、不可见的文字和图层、换过的字形或 ToUnicode）、" +
	"图像和字形的样子、颜色的数值、阅读次序是否合理、嵌入的 PDF 是否合规（6.8）、JBIG2 和 CCITT 图像的内容（6.2.8）、" +
	"签名是否有效（6.4.3）、多媒体（UA 7.18.6）；PDF/A-1、PDF/A-4 只查了与各级相同的条文"

package verify

// NotChecked is what no report speaks of: this is a first look of one's own, no
// validation. What is found here a validator finds too; what is not, it may.
const NotChecked = "看到的是不是写着的（透明、重叠、不可见的文字、图层、换过的字形或 ToUnicode）、图像和字形的样子、颜色的数值、阅读次序是否合理；" +
	"ISO 19005-2 的 6.2.8（JBIG2、CCITT 图像的内容）、6.2.11.6（字形名是否都在名录里）、6.4.3（签名是否有效）、6.8（嵌入的 PDF 是否合规），" +
	"ISO 14289-1 的 7.18.6（多媒体）；PDF/A-1、PDF/A-4、PDF/UA-2 只查了与各级相同的条文"

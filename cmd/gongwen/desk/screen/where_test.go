package screen

import "testing"

// TestWhere: each kind of place has its words.
func TestWhere(t *testing.T) {
	for path, want := range map[string]string{
		"": "", "title": "标题", "issuer.1": "发文机关第 2 个", "imprint.copy_to": "版记 抄送机关", "task.3.lead": "分解表第 4 行 牵头部门", "task.3": "分解表第 4 行",
		"attachment.1.title": "附件 2 附件名称", "attachment.0.task.2.due": "附件 1 分解表第 3 行 完成时限", "attachment.0.rows.1.2": "附件 1 表的各行第 2 行第 3 格",
		"document.title": "随文印发的文件 文件标题", "department.3.aliases.0": "部门名录第 4 个 别名第 1 个", "breakdown.column.2.head": "分解表 第 3 栏 表头",
		"attachment.0.breakdown.form": "附件 1 分解表 排法", "signature.signers.0.post": "署名 签发人署名第 1 个 职务", "check.1.reason": "规则开关第 2 个 理由",
		"attendance.more.0.label": "出席情况 另列的人员第 1 个 人员的字样", "unheard": "", "task.0.leader": "分解表第 1 行",
	} {
		if got := Where(path); got != want {
			t.Errorf("%s: %q, not %q", path, got, want)
		}
	}
}

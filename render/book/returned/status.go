package returned

import (
	"strings"

	"gongwen/render/words"
)

// People write the state of a task in words of their own where the drop-down
// list was lost. What can only mean one of the list is taken for that, and told;
// the raw word stands beside it in the ledger. A word that says how far along a
// task is and not that it is done (基本完成, 即将完成) is left to a person.

// saidStatuses is the words for each of the statuses, in the order of the form's
// list: not begun, under way, done, in need of help.
var saidStatuses = [...]string{
	"未开始 尚未启动 尚未开始 没有启动 未开展 尚未开展 未实施 暂未启动 暂未开展 待启动 未动工",
	"进行中 正在推进 推进 正在进行 进行 正在办理 办理中 正在落实 落实中 实施中 正在实施 开展中 正在开展 正在推进中 正在进行中 持续推进 持续推进中 正常推进 有序推进 按计划推进 按序时推进 序时推进 已启动 已开展 在办 未完成 尚未完成 没有完成 正在完成",
	"完成 已办结 办结 已办理 办理完毕 已办毕 全部完成 已全部完成 按时完成 已按时完成 如期完成 已如期完成 提前完成 已提前完成 完成任务 已完成任务 完结 已完结 已落实 落实完毕 已销号 √ ✓ ✔ 是 100%",
	"需要协调 请求协调 待协调 需协调解决 需要协调解决 请协调 请协调解决 有困难",
}

// StatusOf is the status of the form's list that words mean; said is whether
// they are others than the list's own.
func StatusOf(list []string, s string) (status string, said bool) {
	plain := words.Identity(strings.Trim(s, " \t\n\u3000。．.，,；;！!、"))
	for _, own := range list {
		if words.Identity(s) == words.Identity(own) {
			return own, false
		}
	}
	for i, own := range list {
		if plain == words.Identity(own) {
			return own, true
		}
		if i >= len(saidStatuses) {
			continue
		}
		for _, word := range strings.Fields(saidStatuses[i]) {
			if plain == words.Identity(word) {
				return own, true
			}
		}
	}
	return "", false
}

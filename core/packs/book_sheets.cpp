#include "core/packs/book_sheets.h"

#include <array>

#include "core/packs/penalty_kinds.h"

namespace anjuan::packs {
namespace {

constexpr Word kTownship[] = {{"township", "乡镇"}, {"subdistrict", "街道"}, {"any", "不限"}};
constexpr Word kSource[] = {{"statutory", "法定"}, {"delegated", "赋权"}, {"entrusted", "委托"}};
constexpr Word kPending[] = {{"finish", "办结"}, {"hand_back", "移交"}};
constexpr Word kParty[] = {{"person", "个人"}, {"individual_business", "个体工商户"}, {"organisation", "单位"}};
constexpr auto kKinds = [] {
    std::array<Word, kPenaltyKinds.size()> words{};
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i] = {kPenaltyKinds[i].code, kPenaltyKinds[i].zh};
    return words;
}();
constexpr Word kFormula[] = {{"range", "幅度"},    {"fixed", "定额"},        {"max_only", "只有上限"},
                             {"per_unit", "单价"}, {"percent", "比例"},      {"multiple", "倍数"},
                             {"none", "不罚款"},   {"no_amount", "未定数额"}};
constexpr Word kReliable[] = {{"official_site", "官网"},
                              {"mirror_of_official", "官网镜像"},
                              {"third_party_copy", "第三方转载"},
                              {"second_hand", "间接引用"},
                              {"sample", "示范"}};
constexpr Word kLists[] = {{"no_penalty", "不予处罚"},
                           {"may_not", "首违不罚"},
                           {"lighter", "从轻处罚"},
                           {"mitigated", "减轻处罚"},
                           {"no_compulsion", "不予强制"}};
constexpr Word kEffects[] = {{"no_penalty", "不予处罚"},
                             {"may_not_penalise", "可以不予处罚"},
                             {"shall_lighten", "应当从轻或者减轻"},
                             {"may_lighten", "可以从轻或者减轻"},
                             {"heavier", "从重"}};
constexpr Word kDays[] = {{"holiday", "休息"}, {"workday", "上班"}};
constexpr Word kThresholds[] = {{"hearing", "听证"}, {"discussion", "集体讨论"}};
constexpr Word kReviewWhen[] = {{"after_defence", "陈述申辩后"}, {"before_notice", "告知前"}, {"both", "前后各一次"}};
constexpr Word kRetention[] = {{"permanent", "永久"}, {"y30", "30年"}, {"y10", "10年"}};
constexpr Word kPlatformAs[] = {{"text", "文字"}, {"date", "日期"}, {"yuan", "金额(元)"}, {"yes", "是否"}};
constexpr Word kClass[] = {{"person", "公民"}, {"organisation", "组织"}, {"individual_business", "个体工商户"}};

std::vector<PackColumn> withFine(std::vector<PackColumn> columns)
{
    const std::vector<PackColumn> fine{
        {"罚款方式", kFineType, As::Choice, true, 10, kFormula},
        {"下限(元)", "fine.min_fen", As::Yuan},
        {"上限(元)", "fine.max_fen", As::Yuan},
        {"计量单位", "fine.unit"},
        {"计算基数", "fine.base"},
        {"比例下限(%)", "fine.min_percent", As::Percent},
        {"比例上限(%)", "fine.max_percent", As::Percent},
        {"倍数下限", "fine.min_times", As::Times},
        {"倍数上限", "fine.max_times", As::Times},
        {"封顶(元)", "fine.cap_fen", As::Yuan},
        {"拒不改正后方式", kStepType, As::Choice, false, 10, kFormula},
        {"拒改下限(元)", "fine.after_refusal.min_fen", As::Yuan},
        {"拒改上限(元)", "fine.after_refusal.max_fen", As::Yuan},
        {"拒改计量单位", "fine.after_refusal.unit"},
        {"拒改计算基数", "fine.after_refusal.base"},
        {"拒改比例下限(%)", "fine.after_refusal.min_percent", As::Percent},
        {"拒改比例上限(%)", "fine.after_refusal.max_percent", As::Percent},
        {"拒改倍数下限", "fine.after_refusal.min_times", As::Times},
        {"拒改倍数上限", "fine.after_refusal.max_times", As::Times},
        {"拒改封顶(元)", "fine.after_refusal.cap_fen", As::Yuan},
    };
    columns.insert(columns.end(), fine.begin(), fine.end());
    return columns;
}

std::vector<PackSheet> itemSheets()
{
    return {
        {"事项",
         "items",
         {{"事项编号", "id", As::Text, true, 18},
          {"主项编码", "main_code"},
          {"子项编码", "sub_code"},
          {"事项名称", "name", As::Text, true, 40},
          {"领域", "field", As::Text, true},
          {"违反条款", "law_refs_violated", As::Laws, false, 40},
          {"处罚条款", "law_refs_penalty", As::Laws, true, 40},
          {"责令改正在先", "correction_first", As::Flag},
          {"施行日期", "effective_from", As::Date, true},
          {"终止日期", "effective_to", As::Date},
          {"非现场执法", "off_site", As::Flag},
          {"联合监管部门", "joint_with", As::Words},
          {"依据来源", "source_doc", As::Text, true, 30},
          {"核对", "checked", As::CheckedFlag, false, 8},
          {"说明", "tag", As::Text, false, 40}},
         "id"},
        {"法定幅度", "items",
         withFine({{"事项编号", "", As::Text, true, 18},
                   {"事项施行日期", "", As::Date},
                   {"当事人", "parties", As::Words, false, 20, kParty},
                   {"处罚种类", "kinds", As::Words, false, 20, kKinds},
                   {"可以不罚款", "fine_optional", As::Flag}}),
         "id", "statutory", "事项编号"},
        {"权力清单",
         "power_list",
         {{"事项编号", "item", As::Text, true, 18},
          {"适用", "township_kind", As::Choice, true, 8, kTownship},
          {"权力来源", "source", As::Choice, true, 8, kSource},
          {"依据文件", "document", As::Text, true, 40},
          {"起始日期", "effective_from", As::Date, true},
          {"终止日期", "effective_to", As::Date},
          {"收回后在办案件", "pending_rule", As::Choice, true, 10, kPending},
          {"委托机关", "organ"},
          {"委托机关负责人", "organ_head"},
          {"委托机关印章", "organ_seal"},
          {"委托机关代字", "organ_place"},
          {"核对", "checked", As::CheckedFlag, false, 8}},
         "item"},
    };
}

std::vector<PackSheet> benchmarkSheets()
{
    return {
        {"裁量基准",
         "benchmarks",
         {{"基准编号", "benchmark_id", As::Text, true},
          {"事项编号", "item", As::Text, true, 18},
          {"基准名称", "title", As::Text, true, 40},
          {"制定机关", "issuing_body", As::Text, true, 30},
          {"来源", "source", As::Text, true, 40},
          {"可靠程度", "reliability", As::Choice, true, 12, kReliable},
          {"施行日期", "effective_from", As::Date, true},
          {"终止日期", "effective_to", As::Date},
          {"当事人类别", "party_classes", As::Classes, false, 30},
          {"个体工商户视同", "individual_business_as"},
          {"备案号", "filed_no"},
          {"核对", "checked", As::CheckedFlag, false, 8}},
         "benchmark_id"},
        {"裁量阶次", "benchmarks",
         withFine({{"基准编号", "", As::Text, true},
                   {"阶次编号", "id", As::Text, true},
                   {"阶次", "name", As::Text, true},
                   {"适用条件", "text", As::Text, true, 40},
                   {"量化条件", "conditions", As::Conditions, false, 30},
                   {"当事人类别", "parties", As::Words},
                   {"警告", "warning", As::Flag, false, 8},
                   {"其他措施", "other_kinds", As::Words, false, 16, kKinds},
                   {"其他", "other", As::Text, false, 30}}),
         "benchmark_id", "tiers", "基准编号"},
    };
}

std::vector<PackSheet> listSheets()
{
    const std::vector<PackColumn> entry{
        {"事项编号", "item", As::Text, false, 18},        {"适用条件", "conditions", As::Text, true, 40},
        {"法律依据", "basis", As::Text, true, 40},        {"实施机关", "organ", As::Text, true},
        {"多少个月内未再犯", "within_months", As::Whole}, {"核对", "checked", As::CheckedFlag, false, 8}};
    std::vector<PackColumn> named = entry;
    named.insert(named.begin(), PackColumn{"清单", "list", As::Choice, true, 12, kLists});
    return {
        {"四张清单", "four_lists", named, "item"},
        {"首违不罚清单", "four_lists", entry, "item", "", "", "may_not"},
        {"法定情节",
         "factors",
         {{"编号", "code", As::Text, true, 18},
          {"情节", "zh", As::Text, true, 40},
          {"效果", "effect", As::Choice, true, 18, kEffects},
          {"依据", "source", As::Text, true, 40}},
         "code"},
        {"音像清单",
         "av_list",
         {{"环节编号", "step", As::Text, true},
          {"记录环节", "zh", As::Text, true, 24},
          {"必须记录", "mandatory", As::Flag},
          {"记录方式", "method", As::Text, true, 18},
          {"记录内容", "content", As::Text, true, 40},
          {"存储期限", "keep", As::Text, true},
          {"依据", "source", As::Text, true, 30}},
         "step"},
        {"审核目录",
         "review_catalogue",
         {{"编号", "code", As::Text, true, 18},
          {"情形", "zh", As::Text, true, 40},
          {"何时触发", "when", As::Text, true, 22},
          {"依据", "source", As::Text, true, 40}},
         "code"},
        {"各地听证标准",
         "hearing_variants",
         {{"适用", "zh", As::Text, true, 30},
          {"公民(元)", "fine_fen_person", As::Yuan, true},
          {"组织(元)", "fine_fen_organisation", As::Yuan, true},
          {"依据", "source", As::Text, true, 40}},
         "zh"},
        {"节假日",
         "calendar",
         {{"日期", "on", As::Date, true, 12},
          {"名称", "name", As::Text, true},
          {"类型", "type", As::Choice, true, 8, kDays}},
         "on"},
        {"通讯录",
         "contacts",
         {{"单位", "organ", As::Text, true, 30},
          {"职责", "duty", As::Text, true, 30},
          {"联系人", "person"},
          {"电话", "phone", As::Text, false, 18},
          {"地址", "address", As::Text, false, 30},
          {"备注", "note", As::Text, false, 30}},
         "organ"},
        {"分领域标准",
         "by_field",
         {{"用途", "of", As::Choice, true, 10, kThresholds},
          {"领域", "field", As::Text, true},
          {"公民(元)", "fine_fen_person", As::Yuan, true},
          {"组织(元)", "fine_fen_organisation", As::Yuan, true},
          {"依据", "source", As::Text, true, 40}},
         "field"},
        {"平台录入单",
         "platforms",
         {{"平台编号", "platform", As::Text, true, 18},
          {"平台名称", "platform_zh", As::Text, false, 30},
          {"依据来源", "source", As::Text, false, 30},
          {"页面编号", "page", As::Text, true},
          {"页面名称", "page_zh", As::Text, false, 18},
          {"起填记录", "kinds", As::Words, false, 30},
          {"平台栏目", "zh", As::Text, true, 24},
          {"取值", "path", As::Text, true, 30},
          {"格式", "as", As::Choice, false, 12, kPlatformAs},
          {"必填", "required", As::Flag, false, 8}},
         "id"},
    };
}

} // namespace

const std::vector<PackSheet> &packSheets()
{
    static const std::vector<PackSheet> all = [] {
        std::vector<PackSheet> out = itemSheets();
        for (auto more : {benchmarkSheets(), listSheets()})
            out.insert(out.end(), more.begin(), more.end());
        return out;
    }();
    return all;
}

const std::vector<PackSetting> &packSettings()
{
    static const std::vector<PackSetting> all{
        {"编号", "pack_id"},
        {"版本", "version"},
        {"名称", "title"},
        {"县区", "county"},
        {"行政区划代码", "region", As::Text, {}, false},
        {"来源", "source"},
        {"施行日期", "effective_from", As::Date},
        {"示范", "sample", As::Flag, {}, false},
        {"法制审核时点", "settings.review.when", As::Choice, kReviewWhen},
        {"普通程序一律审核", "settings.review.every_ordinary_penalty", As::Flag, {}, false},
        {"法制审核期限(工作日)", "settings.review.days", As::Whole},
        {"陈述申辩期限(工作日)", "settings.defence_days", As::Whole},
        {"公示期限(工作日)", "settings.publish_days", As::Whole},
        {"立案期限(日)", "settings.file_days", As::Whole},
        {"归档期限(日)", "settings.archive_days", As::Whole},
        {"立案报备期限(工作日)", "settings.file_report_days", As::Whole, {}, false},
        {"保管期限", "settings.retention", As::Choice, kRetention},
        {"听证标准:公民(元)", "settings.hearing.fine_fen_person", As::Yuan},
        {"听证标准:组织(元)", "settings.hearing.fine_fen_organisation", As::Yuan},
        {"听证标准:个体工商户按", "settings.hearing.individual_business_as", As::Choice, kClass},
        {"听证标准:依据", "settings.hearing.source", As::Text, {}, false},
        {"集体讨论标准:公民(元)", "settings.discussion.fine_fen_person", As::Yuan},
        {"集体讨论标准:组织(元)", "settings.discussion.fine_fen_organisation", As::Yuan},
        {"集体讨论标准:个体工商户按", "settings.discussion.individual_business_as", As::Choice, kClass},
        {"集体讨论标准:依据", "settings.discussion.source", As::Text, {}, false},
        {"集体讨论:处罚种类", "settings.discussion_kinds", As::Words, kKinds, false},
        {"简易程序:个体工商户按", "settings.individual_business_as.simple_procedure", As::Choice, kClass, false},
        {"信用公示:个体工商户按", "settings.individual_business_as.credit", As::Choice, kClass, false},
        {"统计:个体工商户按", "settings.individual_business_as.statistics", As::Choice, kClass, false},
    };
    return all;
}

} // namespace anjuan::packs

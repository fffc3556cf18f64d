/** 谁：区划、机构、政策、告知、人员、目录、资金. Columns: 词 | code | English | source | list | note. */
export const peopleTerms = `
# regions
行政区划 | region | division | usage | | 自治区、设区市、县（市、区）三级
行政区划代码 | regionCode | division code | usage | | 六位，GB/T 2260
自治区 | autonomous-region | autonomous region | gx#header | RegionLevel |
设区市 | city | city | gx#header | RegionLevel |
县（市、区） | county | county | gx#header lz#7-2 | RegionLevel |
新区管委会 | zone-committee | new-zone committee | lz#header | | 柳东新区、北部生态新区
乡村振兴重点帮扶县 | keyAssistedCounty | key assisted county | gx#1 gx#annex-1 | | 附件1所列44个
国重 | national-key | national key county | gx#annex-1 | AssistanceTier | 国家乡村振兴重点帮扶县
区重 | regional-key | regional key county | gx#annex-1 | AssistanceTier | 自治区乡村振兴重点帮扶县
参照 | by-reference | county by reference | gx#annex-1 | AssistanceTier | 参照重点帮扶县支持
大型易地扶贫搬迁安置区（点） | resettlementSite | resettlement site | gx#1 gx#annex-2 | | 附件2所列22个，8000人以上
万人以上 | over-ten-thousand | over ten thousand | gx#annex-2 | SiteScale |

# organizations
机构 | organization | organization | usage | | 任何一种机构；具体的用下列各词
人力资源社会保障局 | hrssBureau | human resources bureau | gx#header lz#7-2 | |
人力资源社会保障厅 | hrssDepartment | human resources department | gx#header | |
公共就业服务机构 | employmentServiceCenter | public employment service center | gx#3-5 lz#7-2 | |
就业服务部门 | employmentServiceOffice | employment service office | lz#7-2 | | 实名制系统、月报
责任单位 | responsibleBureau | responsible bureau | lz#2-1 | | 每条末尾所列
技工院校 | technicalSchool | technical school | gx#header | | 三类院校的总称
技师学院 | technician-college | technician college | gx#annex-1 | SchoolGrade |
高级技工学校 | senior-technical-school | senior technical school | gx#annex-1 | SchoolGrade |
技工学校 | technical-school | technical school | gx#annex-1 | SchoolGrade |
职业技能培训机构 | trainingProvider | training provider | lz#5-3 | |
民办 | private | private | lz#5-3 | ProviderOwnership |
企业职工培训中心 | enterpriseTrainingCenter | enterprise training center | lz#5-1 | |
评价机构 | assessmentBody | assessment body | lz#5-3 | | 可为第三方
经营性人力资源服务机构 | hrAgency | human resources agency | gx#3-5 gx#11 | |
就业帮扶车间 | assistanceWorkshop | assistance workshop | gx#3-1 lz#4-1 | | 2019年称就业扶贫车间
规模以上企业 | above-scale | above-scale enterprise | lz#2-1 | EnterpriseTag |
中小微企业 | small-or-micro | small or micro enterprise | lz#2-1 | EnterpriseTag |
困难企业 | distressed | distressed enterprise | lz#2-1 | EnterpriseTag |
高危行业企业 | high-hazard | high-hazard enterprise | lz#2-1 | EnterpriseTag |
龙头企业 | leadingEnterprise | leading enterprise | gx#3-1 | |
农民专业合作社 | farmerCooperative | farmer cooperative | lz#6-1 | |
统一社会信用代码 | creditCode | unified social credit code | usage | | GB 32100

# policy
政策文件 | lawDocument | policy document | design | |
条款 | clause | clause | design | | 出处写作 gx-2022-7#10
政策包 | policyPack | policy pack | design | | 一份文件的规则与标准
施行日期 | effectiveFrom | effective from | lz#effective | | 本方案从2019年8月1日起执行
有效期 | effectiveUntil | effective until | design | |
规则 | rule | rule | design | |
规则所需事实 | facts | facts | design | | 规则的输入，不称 case
条件 | condition | condition | design | |
标准 | rate | rate | design | | 每单位多少钱
上限 | limit | limit | design | |
单次不超过 | capPerTime | cap per time | gx#10 | | 1000元/人
每人每年不超过 | timesPerYear | times per year | lz#6-2 | | 3次
同一职业同一等级不可重复享受 | once-per-occupation-and-level | once per occupation and level | lz#6-2 | Limit | 同时是唯一索引
最长不超过6个月 | monthsMax | longest term in months | lz#6-1 | | 以工代训
核算 | calculation | calculation | design | |
核算依据 | trace | trace | design | | 逐步算式
不予补贴理由 | refusal | refusal | design | |

# notices
告知承诺制度 | commitmentRegime | briefing-and-commitment regime | lz#7-2 | |
一次性告知 | briefing | briefing | lz#7-2 | | 有版本的文本
书面承诺 | commitment | commitment | lz#7-2 | | 机构签署，对应告知的版本
公示 | publicNotice | public notice | usage | | 有异议期
公示期 | objectionPeriod | objection period | usage | |
异议 | objection | objection | usage | |
公开 | disclosure | disclosure | lz#6-4 | | 长期公开
告知 | notification | notification | usage | | 只告诉一方
资金使用情况公开 | fundDisclosure | fund disclosure | lz#6-4 | | 定期

# people
实名管理制度 | realNameRegime | real-name regime | lz#7-2 | | 六项制度之一
人员 | person | person | usage | | 没有账号也存在
人员台账 | personRegister | person register | gx#3-1 | | 有培训意愿和就读技工院校意愿的人员
实名电子档案 | personFile | personal training file | lz#7-2 | | 终身培训记录
居民身份证号 | residentId | resident identity number | usage | | 出了本室即脱敏
户籍地 | registeredResidence | registered residence | lz#6-2 | | 三地任一可享受
常住地 | habitualResidence | habitual residence | lz#6-2 | |
求职就业地 | workplaceRegion | place of work or job search | lz#6-2 | |
培训意愿 | trainingIntent | training intent | gx#3-1 lz#4-1 | |
就读意愿 | schoolingIntent | schooling intent | gx#2 gx#3-1 | |
就业意愿 | jobIntent | job intent | gx#2 lz#4-1 | |
身份类别 | personStatus | person status | usage | | 有起止日期和依据
脱贫家庭、脱贫劳动力 | lifted-out-of-poverty | lifted out of poverty | gx#2 gx#10 | PersonStatus | 2022年文件用语
防止返贫致贫监测对象 | relapse-monitored | monitored against relapse | gx#2 | PersonStatus |
帮扶家庭 | assistedHousehold | assisted household | gx#2 | | 脱贫家庭与监测对象家庭的合称
贫困劳动力 | registered-poor | registered poor | lz#4-1 | PersonStatus | 2019年文件用语，与脱贫是两个有日期的身份
贫困家庭子女 | child-of-registered-poor | child of a registered-poor household | lz#4-2 | PersonStatus |
两后生 | school-leaver | school leaver | gx#2 lz#3-3 | PersonStatus | 初、高中毕业未继续升学
就业困难人员（含残疾人） | hard-to-employ | hard to employ | lz#3-3 | PersonStatus |
零就业家庭成员 | zero-employment-household | zero-employment household member | lz#6-1 | PersonStatus |
城市低保家庭学员 | urban-dibao | urban minimum-allowance household | lz#6-1 | PersonStatus |
残疾人 | disabled | disabled | lz#3-3 | PersonStatus |
退役军人 | veteran | veteran | lz#3-3 | PersonStatus |
下岗失业人员 | laid-off | laid off | lz#3-3 | PersonStatus |
转岗职工 | redeployed | redeployed | lz#3-3 | PersonStatus |
农村转移就业劳动者 | rural-transfer-worker | rural transfer worker | lz#3-3 | PersonStatus |
新生代农民工 | new-generation-migrant-worker | new-generation migrant worker | lz#3-1 | PersonStatus |
返乡农民工 | returning-migrant-worker | returning migrant worker | gx#3-3 | PersonStatus |
离校未就业高校毕业生 | unemployed-graduate | unemployed graduate | lz#3-2 | PersonStatus |
服刑、戒毒、社区矫正、刑满释放人员 | justice-involved | justice-involved | lz#3-3 | PersonStatus | 敏感信息，单独授权
易地搬迁劳动力 | resettled | resettled | gx#9 | PersonStatus | 资金分配因素
务工带头人 | labor-lead | labor lead | lz#3-1 | PersonStatus |
创业致富“领头雁” | startup-lead | start-up lead | gx#3-3 | PersonStatus |

# catalog
目录清单制度 | catalogRegime | catalog regime | lz#7-2 | |
培训机构目录 | providerCatalog | provider catalog | lz#7-2 | | 公布的版本
培训项目目录 | programCatalog | program catalog | lz#7-2 | | 公布的版本
培训项目 | program | program | lz#7-2 | | 只指目录中的项目
职业（工种） | occupation | occupation | lz#6-2 | | 单指工种时用 trade
标准职业（工种） | isNationallyListed | nationally listed | gx#10 lz#5-5 | | 否即非标准，走项目制
紧缺工种 | shortageOccupation | shortage occupation | gx#3-1 | |
职业技能等级 | skillLevel | skill level | lz#2-3 lz#6-1 | |
初级工 | junior | junior worker | lz#6-1 | SkillLevel |
中级工 | intermediate | intermediate worker | lz#6-1 | SkillLevel |
高级工 | senior | senior worker | lz#6-1 | SkillLevel |
技师 | technician | technician | lz#2-3 lz#6-1 | SkillLevel |
高级技师 | senior-technician | senior technician | lz#2-3 lz#6-1 | SkillLevel |
特级技师 | special-technician | special technician | lz#2-3 | SkillLevel |
首席技师 | chief-technician | chief technician | lz#2-3 | SkillLevel |
预备技师 | pre-technician | pre-technician | gx#3-4 | SchoolingClass | 班级类别，不是技能等级
专项职业能力考核规范 | competencyStandard | specific-competency standard | gx#3-6 | | 力争每县至少一个项目
培训补贴标准 | subsidyRate | subsidy rate | lz#6-2 | | 有起止日期
题库 | questionBank | question bank | lz#6-3 | |
职业培训包 | trainingPackage | training package | lz#5-4 | |

# funds
职业技能提升行动专账 | skillsUpgradingAccount | skills-upgrading account | lz#6-3 | | 来自失业保险基金结余
专账 | earmarkedAccount | earmarked account | lz#6-3 | | 一个来源、一个用途的账户
资金来源 | fundSource | fund source | lz#6-3 | |
就业补助资金 | employment-subsidy-fund | employment subsidy fund | lz#6-3 gx#9 | FundSource |
失业保险基金结余 | unemployment-insurance-surplus | unemployment insurance surplus | lz#6-3 | FundSource |
扶贫资金 | poverty-relief-fund | poverty relief fund | lz#6-3 | FundSource |
职工教育经费 | enterprise-training-fund | enterprise training fund | lz#6-3 | FundSource |
资金分账、明细账 | ledger | ledger | lz#6-3 | | 复式，只增不改
分录 | entry | entry | usage | |
分账核算、专款专用 | segregated | segregated | lz#6-3 | FundRule | 一个来源、一个用途
先行拨付60% | advancePayment | advance payment | lz#5-1 lz#6-2 | |
先行拨付比例 | advanceShare | advance share | lz#5-1 lz#6-2 | |
拨付 | disbursement | disbursement | lz#6-3 | |
拨付批次 | paymentBatch | payment batch | usage | |
银行退回 | paymentReturn | payment return | usage | |
预留 | reservation | reservation | usage | | 批准时占用
结算 | settlement | settlement | usage | | 拨付时释放
资金分配因素 | allocationFactor | allocation factor | gx#9 | |
权重 | weight | weight | gx#9 | |
追回 | clawback | clawback | lz#6-4 | |
元（以分记账） | fen | fen | design | | 1元=100分，只用整数
`

/** 做什么：结对、培训、评价、就业、人才、补贴、目标、统计、督查、平台. Columns: 词 | code | English | source | list | note. */
export const workTerms = `
# pairing
结对、结对关系 | pairing | pairing | gx#annex-1 gx#annex-2 | | 院校与县或安置区
结对实施职业技能帮扶协议书 | pairingAgreement | pairing agreement | gx#14 | |
职业技能培训工作计划 | pairingPlan | pairing plan | gx#14 | | 报当地备案
备案 | filing | filing | gx#14 | |
半年总结 | halfYearReport | half-year report | gx#15 | | 6月30日前，dueOn
年度总结 | annualReport | annual report | gx#15 | | 12月30日前，dueOn
工作亮点 | highlight | highlight | gx#15 | |
技能帮扶行动 | assistanceAction | assistance action | gx#3 | | 下列八项
职业技能培训提升行动 | skills-upgrading | skills upgrading | gx#3-1 | AssistanceAction |
劳务品牌技能提升行动 | labor-brand | labor brands | gx#3-2 | AssistanceAction |
返乡创业培训先锋行动 | return-startup | start-ups of returnees | gx#3-3 | AssistanceAction |
技工教育励志行动 | technical-education | technical education | gx#3-4 | AssistanceAction |
公共就业服务行动 | employment-service | employment service | gx#3-5 | AssistanceAction |
专项职业能力项目开发行动 | competency-development | competency development | gx#3-6 | AssistanceAction |
职业技能竞赛引领行动 | competition | competitions | gx#3-7 | AssistanceAction |
技能大师工作室培育行动 | master-studio | master studios | gx#3-8 | AssistanceAction |
绩效工资总量核增 | performancePayIncrease | performance-pay increase | gx#12 lz#5-2 | | 只记录，不在此发放
工作量折算 | workloadConversion | workload conversion | gx#12 lz#5-2 | | 只记录

# classes
班、期 | trainingClass | training class | usage | | class 是保留字；课程内容是 program
培训类型 | trainingKind | training kind | usage | |
就业技能培训 | employment-skills | employment skills | gx#10 lz#3-3 | TrainingKind |
技能提升培训 | skills-upgrading | skills upgrading | lz#3-3 | TrainingKind |
创业培训 | startup | start-up | gx#10 lz#3-3 | TrainingKind |
劳动预备培训 | pre-employment | pre-employment | lz#3-3 | TrainingKind |
岗前培训 | onboarding | onboarding | lz#2-1 | TrainingKind | 与劳动预备培训不同
学徒培训 | apprentice | apprentice | lz#2-1 | TrainingKind |
在岗培训 | on-the-job | on the job | lz#2-1 | TrainingKind |
脱产培训 | off-the-job | off the job | lz#2-1 | TrainingKind |
转岗转业培训 | redeployment | redeployment | lz#2-1 | TrainingKind |
安全技能培训 | safety | safety skills | lz#2-1 | TrainingKind |
企业新型学徒制 | enterprise-apprenticeship | enterprise apprenticeship | lz#2-1 | ApprenticeshipKind |
现代学徒 | modern-apprenticeship | modern apprenticeship | lz#2-1 | ApprenticeshipKind |
订单式培训 | employer-ordered | employer-ordered | gx#3-1 lz#3-1 | TrainingMode |
项目制培训 | project-based | project-based | gx#10 lz#4-1 | TrainingMode |
以工代训 | training-through-work | training through work | lz#6-1 | TrainingMode | 不是学徒制
职业培训券 | trainingVoucher | training voucher | lz#2-1 | |
开班申报 | openingApplication | opening application | gx#10 | |
开班审批 | openingApproval | opening approval | gx#10 | |
开班备案 | openingFiling | opening filing | lz#7-2 | |
报名 | registration | registration | usage | |
招生 | recruitment | recruitment | usage | |
入班 | enrollment | enrollment | usage | |
学员 | trainee | trainee | usage | |
学员名册 | classRoll | class roll | usage | |
课程表 | timetable | timetable | usage | |
课时 | classHour | class hour | usage | |
考勤 | attendance | attendance | gx#10 | |
签到 | checkIn | check-in | usage | |
请假 | leave | leave | usage | |
缺勤 | absence | absence | usage | |
结业 | completion | completion | usage | |
结业考核 | completionTest | completion test | usage | |
师资 | instructor | instructor | lz#5-4 | |
专职教师 | full-time | full-time | lz#5-4 | InstructorKind |
兼职教师 | part-time | part-time | lz#5-4 | InstructorKind |
虚假培训 | falseTraining | false training | gx#10 lz#6-4 | |

# assessment
职业资格证书 | professional-qualification | professional qualification | lz#6-2 | CertificateKind |
职业技能等级证书 | skill-level | skill level | lz#6-2 | CertificateKind |
专项职业能力证书 | specific-competency | specific competency | lz#6-2 | CertificateKind |
特种作业操作证书 | special-operation | special operation | lz#6-2 | CertificateKind |
培训合格证书 | training-completion | training completion | lz#6-2 | CertificateKind |
职业技能鉴定 | skillAssessment | skill assessment | lz#5-3 | |
职业技能等级认定 | levelRecognition | level recognition | lz#2-4 lz#5-3 | |
考核 | competencyTest | competency test | gx#3-6 | | 专项职业能力
考评 | appraisal | appraisal | lz#2-2 lz#2-4 | |
破格参评 | exceptionalEntry | exceptional entry | lz#2-4 | |
越级参评 | levelSkip | level skip | lz#2-4 | |
晋升上一级 | levelPromotion | level promotion | lz#2-2 | | 竞赛途径

# employment
求职登记 | jobSeekerEntry | job-seeker entry | gx#3-5 | |
职业介绍 | jobPlacement | job placement | gx#3-5 | |
职业指导 | careerGuidance | career guidance | gx#3-5 | |
推介岗位 | jobReferral | job referral | gx#3-5 | | 不少于3个，referralsMin
回访 | followUp | follow-up | gx#3-5 | | 推介后3个月内，dueWithinMonths
招聘会 | jobFair | job fair | gx#3-5 | |
专场招聘会 | dedicatedJobFair | dedicated job fair | gx#3-5 | |
专项活动 | campaign | campaign | gx#3-5 | |
春风行动 | spring-breeze | Spring Breeze | gx#3-5 | Campaign |
民营企业招聘月 | private-enterprise-month | Private Enterprise Month | gx#3-5 | Campaign |
金秋招聘月 | golden-autumn-month | Golden Autumn Month | gx#3-5 | Campaign |
零工市场 | gigMarket | gig market | gx#3-1 | |
灵活就业 | flexible-employment | flexible employment | gx#3-1 | EmploymentKind |
6个月以上劳动合同 | contractMonths | contract months | gx#11 lz#5-2 | | 恰好6个月即符合
缴纳社会保险费满3个月 | insuredMonths | insured months | gx#11 lz#5-2 | |
外出务工 | outboundWork | outbound work | gx#3-1 | |
劳务输出 | laborExport | labor export | gx#3-2 | |
粤桂劳务（扶贫）协作 | guangdong-guangxi-cooperation | Guangdong–Guangxi cooperation | gx#3-1 lz#4-3 | CooperationKind |

# talent
劳务品牌 | laborBrand | labor brand | gx#3-2 | |
“八桂系列” | bagui | Bagui series | gx#3-2 | BrandSeries |
八桂家政 | bagui-housekeeping | Bagui housekeeping | gx#3-2 | LaborBrand |
八桂建工 | bagui-construction | Bagui construction | gx#3-2 | LaborBrand |
八桂米粉师傅 | bagui-rice-noodle | Bagui rice-noodle masters | gx#3-2 | LaborBrand |
技能大师工作室 | masterStudio | master studio | gx#3-8 lz#5-1 | | 县、市、自治区、国家四级
技能大师 | skillMaster | skill master | gx#3-8 | |
带徒传技、师带徒 | mentorship | mentorship | gx#3-8 lz#6-3 | |
高技能人才培训基地 | highSkillBase | high-skill training base | lz#5-1 | |
公共实训基地 | publicTrainingBase | public training base | lz#5-4 | |
职业技能竞赛 | competition | competition | gx#3-7 lz#2-2 | |
技能比武 | skillsContest | skills contest | lz#2-2 | |
名次 | placing | placing | lz#2-2 | |
奖励 | award | award | lz#2-2 lz#2-3 | |
1:1配套奖励 | matchingAward | matching award | lz#2-2 | |
专项行动、计划 | initiative | initiative | usage | | 有名称的行动，不称 project 或 program
“龙城金蓝领” | longcheng-gold-collar | Longcheng Gold Collar | lz#2-3 | Initiative | 技师1万元，高级技师2万元
“龙城技术能手” | longcheng-skilled-hand | Longcheng Skilled Hand | lz#2-2 | Initiative | 每3年评选，2万元
“双千结对” | double-thousand-pairing | Double Thousand Pairing | lz#2-1 | Initiative | 企业岗位培训，与院校结对无关
乡村工匠、能工巧匠 | ruralArtisan | rural artisan | gx#2 gx#3-2 | |
产教融合型企业 | industry-education-integrated | industry-education integrated | lz#5-1 | EnterpriseTag |
校企合作 | schoolEnterpriseCooperation | school-enterprise cooperation | lz#2-1 lz#5-2 | |
高技能人才研修 | advancedStudy | advanced study | lz#2-3 lz#5-5 | |
境外培训 | overseasTraining | overseas training | lz#2-3 | |

# subsidies
培训补贴 | training-subsidy | training subsidy | gx#10 lz#6-2 | ClaimKind | 200元/人·天，单次不超过1000元/人（就业帮扶车间）
鉴定补贴 | assessment-subsidy | assessment subsidy | lz#3-2 lz#6-2 | ClaimKind |
生活费（含交通费）补贴 | living-allowance | living allowance | gx#10 lz#4-1 | ClaimKind | 50元/人·天
参保职工技能提升补贴 | insured-worker-upgrading-subsidy | insured-worker upgrading subsidy | lz#6-1 | ClaimKind |
以工代训补贴 | training-through-work-subsidy | training-through-work subsidy | lz#6-1 | ClaimKind | 最长6个月
就业创业服务补助 | placement-service-grant | placement-service grant | gx#11 | ClaimKind | 标准由各地确定
申领 | claim | claim | usage | |
申领人 | claimant | claimant | usage | |
申领单 | claimSheet | claim sheet | usage | |
申领明细 | claimLine | claim line | usage | | 一行一人
初审 | first-review | first review | usage | ClaimState |
复核 | second-review | second review | usage | ClaimState |
审批 | approval | approval | usage | | 审核的动作；状态为 approved
批准 | approved | approved | usage | ClaimState |
退回补正 | returned-for-correction | returned for correction | usage | ClaimState |
不予受理 | not-accepted | not accepted | usage | ClaimState |
免学费 | tuitionWaiver | tuition waiver | gx#3-4 lz#4-2 | |
国家助学金 | stateGrant | state grant | lz#4-2 | |
雨露计划 | rain-and-dew | Rain and Dew | lz#4-2 | Initiative |

# targets
目标责任制度 | targetRegime | target regime | lz#7-2 | |
目标任务 | target | target | lz#1-2 | | 19万人次 = 13万 + 6万
分解 | targetShare | target share | lz#7-2 | |
完成率 | completionRate | completion rate | lz#1-2 | |
人次 | headcountTimes | headcount times | lz#1-2 | | 同一人可计多次
人·天 | person-day | person-day | gx#10 | Unit |
人·次 | person-time | person-time | gx#10 | Unit |

# statistics
统计管理制度 | statisticsRegime | statistics regime | lz#7-2 | |
月报 | monthlyReport | monthly report | lz#7-2 | | 次月10日前，dueOn
报表快照 | reportSnapshot | report snapshot | usage | | 数字连同查询版本一起冻结
六项制度 | sixRegimes | six regimes | lz#7-2 | | 目标责任、实名管理、目录清单、告知承诺、统计管理、督查责任

# supervision
督查责任制度 | inspectionRegime | inspection regime | lz#7-2 | |
督查 | inspection | inspection | lz#7-2 | |
季度督查 | quarterly | quarterly | lz#7-2 | InspectionCycle |
半年督查 | half-yearly | half-yearly | lz#7-2 | InspectionCycle |
年度督查 | yearly | yearly | lz#7-2 | InspectionCycle |
监督检查 | spotCheck | spot check | lz#6-4 | |
审计 | audit | audit | lz#6-4 | | 只指审计
问题 | finding | finding | lz#7-2 | |
整改 | rectification | rectification | lz#7-2 | |
处理 | sanction | sanction | lz#7-2 | |
风险预警 | riskAlert | risk alert | gx#10 | |
疑点 | suspicion | suspicion | usage | |
核查 | verification | verification | usage | |
套取、骗取 | fraudulentClaim | fraudulent claim | lz#6-4 | |
容错（区分情况） | goodFaithError | good-faith error | lz#6-4 | |

# platform
账号 | user | user | design | |
角色 | role | role | design | |
岗位 | post | post | design | |
数据范围 | scope | scope | design | | 区划前缀与机构
权限 | may | permission | design | | 不称 policy
经办人 | clerk | clerk | design | Role |
审核人 | reviewer | reviewer | design | Role |
审计员 | auditor | auditor | design | Role | 只读
事项 | matter | matter | design | | 不称 case
台账 | register | register | usage | | 不称 ledger
待办 | task | task | design | |
已办 | doneTask | done task | design | |
催办 | reminder | reminder | design | |
超期 | overdue | overdue | design | |
操作日志 | auditTrail | audit trail | design | | 只增不改
附件 | attachment | attachment | design | |
电子印章 | seal | seal | design | |
导入 | import | import | design | |
导出 | export | export | design | |
校验结果 | checkReport | check report | design | |
脱敏 | masking | masking | design | |
`

import type { Labels } from '#kernel/codes'
import type { Matter, TraineeStatus } from '../words.ts'

/** What a status means to the person who has it. */
export const statusHints: Partial<Record<TraineeStatus, Labels>> = {
  'lifted-out-of-poverty': [
    '家里是脱贫户（以前的建档立卡贫困户）',
    'Your household was registered as poor and has been lifted out of poverty.',
  ],
  'relapse-monitored': ['村里定的防返贫监测户', 'Your household is monitored against a relapse into poverty.'],
  'registered-poor': ['2020年底以前的建档立卡贫困户', 'Your household was registered as poor until the end of 2020.'],
  'child-of-registered-poor': ['父母是建档立卡贫困户', 'Your parents’ household was registered as poor.'],
  'rural-startup-lead': ['带着乡亲一起创业的人', 'You lead a rural start-up.'],
  'school-leaver': ['初中、高中毕业后没有再升学', 'You left middle or high school and did not go on.'],
  'hard-to-employ': ['登记过的就业困难人员，残疾人也算', 'Registered as hard to employ; disabled people included.'],
  'zero-employment-household': ['全家没有一个人有工作', 'Nobody in your household has work.'],
  'urban-dibao': ['城里吃低保的家庭', 'Your urban household receives the minimum allowance.'],
  disabled: ['有残疾人证', 'You have a disability certificate.'],
  veteran: ['退伍军人', 'You served in the army.'],
  'laid-off': ['下岗或失业登记过', 'You were laid off or are registered as unemployed.'],
  redeployed: ['企业给转了岗位', 'Your enterprise moved you to another post.'],
  'rural-transfer-worker': ['农村户口，出来打工', 'Rural residence, working elsewhere.'],
  'unemployed-graduate': ['大学毕业、还没找到工作', 'You graduated from university and have no work yet.'],
}

/** The matters as a person would put them. */
export const matterPhrases: Readonly<Record<Matter, Labels>> = {
  training: ['参加培训班（或者我们在办班）', 'Training in a class, or running one'],
  certificate: ['自己考了证书', 'I obtained a certificate on my own'],
  'training-through-work': ['边干边学（以工代训）', 'Learning on the job (training through work)'],
  placement: ['介绍、组织人就业', 'Bringing people into work'],
  award: ['比赛得奖、得了称号', 'I won a contest or a title'],
  recognition: ['单位建了工作室、培训基地', 'Our studio or training base was recognized'],
  'joint-school': ['企业办职业学校', 'Our enterprise runs a vocational school'],
  advance: ['办培训，想先支一部分补贴', 'We run training and ask for an advance'],
  'yearly-figures': ['单位算一年的账', 'Figures of the year for our organization'],
}

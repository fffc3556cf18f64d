import AimOutlined from '@ant-design/icons/AimOutlined'
import AlertOutlined from '@ant-design/icons/AlertOutlined'
import BarChartOutlined from '@ant-design/icons/BarChartOutlined'
import BookOutlined from '@ant-design/icons/BookOutlined'
import CheckSquareOutlined from '@ant-design/icons/CheckSquareOutlined'
import ExperimentOutlined from '@ant-design/icons/ExperimentOutlined'
import FileSearchOutlined from '@ant-design/icons/FileSearchOutlined'
import FolderOpenOutlined from '@ant-design/icons/FolderOpenOutlined'
import IssuesCloseOutlined from '@ant-design/icons/IssuesCloseOutlined'
import LineChartOutlined from '@ant-design/icons/LineChartOutlined'
import ReadOutlined from '@ant-design/icons/ReadOutlined'
import SafetyOutlined from '@ant-design/icons/SafetyOutlined'
import SwapOutlined from '@ant-design/icons/SwapOutlined'
import TagsOutlined from '@ant-design/icons/TagsOutlined'

/** Pictures of the menu: today, policy, figures, supervision. */
export const watchIcons = {
  queue: CheckSquareOutlined,
  policy: BookOutlined,
  occupations: TagsOutlined,
  dictionary: ReadOutlined,
  trial: ExperimentOutlined,
  target: AimOutlined,
  statistics: BarChartOutlined,
  results: LineChartOutlined,
  risk: AlertOutlined,
  check: FileSearchOutlined,
  finding: IssuesCloseOutlined,
  case: FolderOpenOutlined,
  interest: SafetyOutlined,
  exchange: SwapOutlined,
} as const

import AccountBookOutlined from '@ant-design/icons/AccountBookOutlined'
import BankOutlined from '@ant-design/icons/BankOutlined'
import EyeOutlined from '@ant-design/icons/EyeOutlined'
import InsuranceOutlined from '@ant-design/icons/InsuranceOutlined'
import LayoutOutlined from '@ant-design/icons/LayoutOutlined'
import MoneyCollectOutlined from '@ant-design/icons/MoneyCollectOutlined'
import NotificationOutlined from '@ant-design/icons/NotificationOutlined'
import PartitionOutlined from '@ant-design/icons/PartitionOutlined'
import ShopOutlined from '@ant-design/icons/ShopOutlined'
import ToolOutlined from '@ant-design/icons/ToolOutlined'
import UserSwitchOutlined from '@ant-design/icons/UserSwitchOutlined'
import WarningOutlined from '@ant-design/icons/WarningOutlined'

/** Pictures of the menu: money, what is public, work. */
export const moneyIcons = {
  subsidies: AccountBookOutlined,
  funds: MoneyCollectOutlined,
  layout: LayoutOutlined,
  allocation: PartitionOutlined,
  accounts: BankOutlined,
  notices: NotificationOutlined,
  disclosure: EyeOutlined,
  employment: ShopOutlined,
  placement: UserSwitchOutlined,
  workshop: ToolOutlined,
  insurance: InsuranceOutlined,
  danger: WarningOutlined,
} as const

import GlobalOutlined from '@ant-design/icons/GlobalOutlined'
import LogoutOutlined from '@ant-design/icons/LogoutOutlined'
import SwapOutlined from '@ant-design/icons/SwapOutlined'
import UserOutlined from '@ant-design/icons/UserOutlined'
import { Button, Dropdown, Modal } from 'antd'
import { use, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { listDemoIdentities, signOut, takeDemoIdentity } from '#platform/auth/contract'
import { call } from '../ui/call.ts'
import { dropDrafts } from '../ui/draft.ts'
import { useGo } from '../ui/page-link.tsx'
import { type DemoIdentity, homeOf } from '../ui/session.ts'
import { useAct, useEndpoint } from '../ui/use-endpoint.ts'
import { LanguageContext } from './language-context.ts'
import { useSession } from './session-gate.ts'

/** Name, change of identity (demo), language, sign-out. */
export function AccountMenu() {
  const t = useTranslations('shell')
  const { user, business } = useSession()
  const locale = useLocale()
  const chooseLanguage = use(LanguageContext)
  const [switching, setSwitching] = useState(false)
  const leave = async () => {
    dropDrafts()
    await call(signOut).catch(() => undefined)
    location.assign('/')
  }
  const go = useGo()
  const acts = {
    mine: () => go('/account'),
    switch: () => setSwitching(true),
    language: () => chooseLanguage(locale === 'zh-CN' ? 'en-US' : 'zh-CN'),
    leave: () => void leave(),
  }
  const items = [
    { key: 'mine' as const, icon: <UserOutlined />, label: t('account') },
    ...(business.demo ? [{ key: 'switch' as const, icon: <SwapOutlined />, label: t('switchIdentity') }] : []),
    { key: 'language' as const, icon: <GlobalOutlined />, label: locale === 'zh-CN' ? 'English' : '中文' },
    { key: 'leave' as const, icon: <LogoutOutlined />, label: t('signOut') },
  ]
  return (
    <>
      {business.demo && (
        <Button className="switch-button" icon={<SwapOutlined />} onClick={acts.switch}>
          {t('switchIdentity')}
        </Button>
      )}
      <Dropdown menu={{ items, onClick: ({ key }) => acts[key as keyof typeof acts]() }} trigger={['click']}>
        <Button type="text" icon={<UserOutlined />} aria-label={`${t('account')} ${user.name}`}>
          <span className="account-name">{user.name}</span>
        </Button>
      </Dropdown>
      {switching && <SwitchIdentity onClose={() => setSwitching(false)} />}
    </>
  )
}

/** The demo's identities; choosing one begins at its home with nothing of the last person left. */
function SwitchIdentity({ onClose }: { onClose: () => void }) {
  const t = useTranslations('shell')
  const identities = useEndpoint(listDemoIdentities, {})
  const become = useAct(takeDemoIdentity)
  const choose = (identity: DemoIdentity) => {
    dropDrafts()
    become.mutate({ body: { account: identity.account } }, { onSuccess: () => location.assign(homeOf(identity.role)) })
  }
  return (
    <Modal open title={t('switchTitle')} footer={null} onCancel={onClose} width={720}>
      <div className="identity-grid">
        {identities.data?.identities.map((identity) => (
          <button type="button" key={identity.account} disabled={become.isPending} onClick={() => choose(identity)}>
            <strong>{identity.roleLabel}</strong>
            <small>{[identity.name, identity.regionName, identity.organizationName].filter(Boolean).join(' · ')}</small>
          </button>
        ))}
      </div>
    </Modal>
  )
}

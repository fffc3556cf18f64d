import MenuOutlined from '@ant-design/icons/MenuOutlined'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Button, Drawer, Menu } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { PageLink } from '../ui/page-link.tsx'
import { AccountMenu } from './account-menu.tsx'
import { Clock } from './clock.tsx'
import { entryOf, menuFor, menuGroups } from './menu.ts'
import { menuIcons } from './menu-icon.ts'
import { pages } from './pages.ts'
import { useSession } from './session-gate.ts'

const paths = new Set(pages.map((page) => page.path))

/** Apart from the frame, so that the people's contract does not stand before the first page. */
const PersonSearch = lazy(() => import('./person-search.tsx').then((module) => ({ default: module.PersonSearch })))

/** The console around every page: top bar, left menu (a drawer on narrow screens), banner of the demo. */
export function Frame() {
  const t = useTranslations('shell')
  const { business } = useSession()
  const [open, setOpen] = useState(false)
  return (
    <div className="console">
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <header>
        <TopBar onMenu={() => setOpen(true)} />
        {business.demo && <Clock />}
      </header>
      <div className="console-body">
        <nav className="side" aria-label={t('mainMenu')}>
          <SideMenu />
        </nav>
        <main id="main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Drawer
        placement="left"
        size={264}
        open={open}
        onClose={() => setOpen(false)}
        title={t('mainMenu')}
        destroyOnHidden
      >
        <nav aria-label={t('mainMenu')}>
          <SideMenu onChoose={() => setOpen(false)} />
        </nav>
      </Drawer>
    </div>
  )
}

function TopBar({ onMenu }: { onMenu: () => void }) {
  const t = useTranslations('shell')
  const { user, business } = useSession()
  return (
    <div className="top-bar">
      <Button className="menu-button" type="text" icon={<MenuOutlined />} aria-label={t('openMenu')} onClick={onMenu} />
      <PageLink to="/" className="brand">
        <span className="mark" aria-hidden="true" />
        {t('brand')}
        <small>{t('brandLine')}</small>
      </PageLink>
      <div className="where">
        <strong>{user.roleLabel}</strong>
        <span>{[user.regionName, user.organizationName].filter(Boolean).join(' · ')}</span>
      </div>
      <Suspense>{menuFor(user.role, paths).some(({ key }) => key === 'people') && <PersonSearch />}</Suspense>
      {!business.demo && <span className="numeric day">{t('businessDay', { date: business.date })}</span>}
      <AccountMenu />
    </div>
  )
}

function SideMenu({ onChoose }: { onChoose?: () => void }) {
  const t = useTranslations('shell')
  const { user } = useSession()
  const { pathname } = useLocation()
  const visible = menuFor(user.role, paths)
  const groups = menuGroups
    .map((group) => ({ group, entries: visible.filter((entry) => entry.group === group) }))
    .filter(({ entries }) => entries.length > 0)
  return (
    <Menu
      mode="inline"
      selectedKeys={[entryOf(pathname)?.key ?? '']}
      onClick={onChoose}
      items={groups.map(({ group, entries }) => ({
        type: 'group',
        key: group,
        label: t(`group.${group}`),
        children: entries.map((entry) => {
          const Icon = menuIcons[entry.icon]
          return {
            key: entry.key,
            icon: <Icon />,
            label: <PageLink to={entry.path}>{t(`menu.${entry.key}`)}</PageLink>,
          }
        }),
      }))}
    />
  )
}

import { Component, type ReactNode } from 'react'
import { chosenLanguage } from '../ui/language.ts'

/** The one text outside the message files: it is shown when they, or a page, could not be loaded. */
const sayings = {
  'zh-CN': ['网页没有载入完整', '请检查网络后重试；多次出现时请告诉工作人员。', '重试'],
  'en-US': [
    'The page did not load completely',
    'Check the connection and try again; tell the staff if it goes on.',
    'Retry',
  ],
} as const

/** A page that cannot be drawn (a part of it lost on a bad network, a mistake of ours) says so instead of staying white. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    const [title, next, retry] = sayings[chosenLanguage()]
    return (
      <div className="notice stop" role="alert">
        <div>
          <strong>{title}</strong>
          <p>{next}</p>
          <button type="button" className="button" onClick={() => location.reload()}>
            {retry}
          </button>
        </div>
      </div>
    )
  }
}

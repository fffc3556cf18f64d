import type { ThemeConfig } from 'antd'

/**
 * antd's tokens where its defaults miss 4.5:1: a darker blue and darker secondary text, checked by axe.
 * The colours are those of `ui/tokens.css`.
 */
export const theme: ThemeConfig = {
  token: {
    // Whoever asked the system for less motion gets none.
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    colorPrimary: '#0958d9',
    // The default grows lighter under the pointer, below 4.5:1.
    colorPrimaryHover: '#003eb3',
    colorLink: '#0958d9',
    colorInfo: '#0958d9',
    colorError: '#b42318',
    colorErrorHover: '#8a1212',
    colorSuccess: '#1f7a3d',
    colorSuccessBg: '#eef8f0',
    colorSuccessBorder: '#5aa36f',
    colorText: '#1b2433',
    colorTextSecondary: '#3f4a5c',
    colorTextTertiary: '#4f5b6d',
    colorTextDescription: '#4f5b6d',
    colorTextLabel: '#3f4a5c',
    colorTextPlaceholder: '#5d6879',
    colorTextDisabled: '#5d6879',
    colorBorder: '#8a96a8',
    colorBorderSecondary: '#d8dee8',
    colorBgLayout: '#f4f6fa',
    fontFamily: 'var(--font)',
    fontSize: 15,
    controlHeight: 36,
    borderRadius: 6,
    wireframe: false,
  },
  components: {
    Menu: {
      itemHeight: 38,
      itemSelectedBg: '#e3edff',
      groupTitleColor: '#4f5b6d',
      groupTitleFontSize: 13,
      itemMarginBlock: 2,
    },
    Table: {
      headerBg: '#eef2f8',
      headerColor: '#1b2433',
      cellPaddingBlock: 9,
      cellPaddingInline: 12,
      rowHoverBg: '#f3f7ff',
    },
    Form: { itemMarginBottom: 18, labelColor: '#1b2433' },
    Descriptions: { labelColor: '#3f4a5c' },
  },
}

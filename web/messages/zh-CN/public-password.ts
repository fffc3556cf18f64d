/** 修改登录密码. */
export const publicPassword = {
  title: '修改密码',
  lead: '改好以后，别处的登录会全部退出，这里接着用。',
  initial: '您用的是初始密码，请先设一个自己的密码，再办别的事。',
  signIn: '请先登录',
  password: '现在的密码',
  newPassword: '新密码',
  rule: '至少 10 个字符，小写、大写、数字、汉字、符号里有三种；16 个字符以上不限。不要用姓名、账号和常见的词。',
  again: '再输一遍新密码',
  differs: '两次输入的新密码不一样',
  submit: '修改密码',
  submitting: '正在修改…',
}
